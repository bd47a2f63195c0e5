package dev.orrery.scheduler.rule;

import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Requirement.Operator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether any node that one could think of, whatever its labels, satisfies a selection. */
public final class Contradiction {

  private Contradiction() {}

  /**
   * Whether no new node can satisfy the pod's node selector and required affinity: its terms
   * contradict, or it names the node.
   */
  public static boolean in(PodShape shape) {
    List<NodeAffinity.Term> terms = shape.nodeAffinity().required();
    return terms != null && terms.stream().noneMatch(term -> satisfiable(term, shape));
  }

  private static boolean satisfiable(NodeAffinity.Term term, PodShape shape) {
    boolean names = term.fields().stream().anyMatch(field -> field.operator() == Operator.IN);
    if (names || (term.expressions().isEmpty() && term.fields().isEmpty())) {
      return false;
    }
    List<Requirement> all = new ArrayList<>(term.expressions());
    shape
        .nodeSelector()
        .forEach((key, value) -> all.add(new Requirement(key, Operator.IN, List.of(value))));
    return all.stream().collect(Collectors.groupingBy(Requirement::key)).values().stream()
        .allMatch(Contradiction::satisfiable);
  }

  /** All requirements here are over one label. */
  private static boolean satisfiable(List<Requirement> requirements) {
    boolean absent = requirements.stream().allMatch(each -> each.matches(Map.of()));
    return absent
        || candidates(requirements).stream()
            .anyMatch(
                value ->
                    requirements.stream()
                        .allMatch(each -> each.matches(Map.of(each.key(), value))));
  }

  /** Values of which one satisfies them, if any value does. */
  private static Set<String> candidates(List<Requirement> requirements) {
    Set<String> values = new HashSet<>();
    values.add("no value that anybody names");
    for (Requirement each : requirements) {
      switch (each.operator()) {
        case IN -> values.addAll(each.values());
        case GT -> each.values().forEach(limit -> addNext(limit, 1, values));
        case LT -> each.values().forEach(limit -> addNext(limit, -1, values));
        case NOT_IN, EXISTS, DOES_NOT_EXIST -> {}
      }
    }
    return values;
  }

  /** A few integers beside a limit, so that one of them escapes a NOT_IN. */
  private static void addNext(String limit, int step, Set<String> values) {
    try {
      long number = Long.parseLong(limit);
      for (int i = 1; i <= 8; i++) {
        values.add(Long.toString(number + (long) i * step));
      }
    } catch (NumberFormatException notANumber) {
      // Nothing is greater or less than what is no number.
      values.remove(limit);
    }
  }
}
