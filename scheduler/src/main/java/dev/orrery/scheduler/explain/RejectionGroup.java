package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.rule.Rejection;
import dev.orrery.scheduler.rule.Rule;
import java.util.List;
import java.util.stream.Stream;

/**
 * Nodes that reject a pod for the same reason.
 *
 * @param rule which rule
 * @param subject what of it, for example {@code "cpu"}; empty where the rule says it all
 * @param nodes how many
 * @param leastShort the smallest amount by which any of them is short, in base units; 0 where there
 *     is no such amount
 * @param examples names of some of them, by name
 */
public record RejectionGroup(
    Rule rule, String subject, int nodes, long leastShort, List<String> examples) {

  /** How many names are kept. */
  public static final int EXAMPLES = 3;

  /** Copies the list. */
  public RejectionGroup {
    examples = List.copyOf(examples);
  }

  /** For people: {@code "412 cpu (short by 2.5 cores at best)"}. */
  public String text() {
    return switch (rule) {
      case RESOURCE ->
          nodes
              + " "
              + subject
              + " (short by "
              + Amounts.words(subject, leastShort)
              + (nodes > 1 ? " at best)" : ")");
      case CORDON -> nodes + " " + rule.words();
      default -> nodes + " " + rule.words() + (subject.isEmpty() ? "" : " " + subject);
    };
  }

  static RejectionGroup of(Rejection first, String node) {
    return new RejectionGroup(first.rule(), first.subject(), 1, first.shortBy(), List.of(node));
  }

  RejectionGroup and(Rejection another, String node) {
    List<String> names =
        examples.size() == EXAMPLES
            ? examples
            : Stream.concat(examples.stream(), Stream.of(node)).toList();
    return new RejectionGroup(
        rule, subject, nodes + 1, Math.min(leastShort, another.shortBy()), names);
  }
}
