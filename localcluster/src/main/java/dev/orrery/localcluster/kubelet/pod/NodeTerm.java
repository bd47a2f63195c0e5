package dev.orrery.localcluster.kubelet.pod;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One term of a required node affinity: all its parts must hold.
 *
 * @param labels requirements on the node's labels
 * @param fields requirements on {@code metadata.name}
 */
public record NodeTerm(List<Requirement> labels, List<Requirement> fields) {

  /**
   * One part of a term.
   *
   * @param key label or field
   * @param operator In, NotIn, Exists, DoesNotExist, Gt or Lt
   * @param values as many as the operator takes
   */
  public record Requirement(String key, String operator, List<String> values) {

    boolean holds(@Nullable String value) {
      return switch (operator) {
        case "In" -> value != null && values.contains(value);
        case "NotIn" -> value == null || !values.contains(value);
        case "Exists" -> value != null;
        case "DoesNotExist" -> value == null;
        case "Gt" -> compared(value) > 0;
        case "Lt" -> compared(value) < 0;
        default -> false;
      };
    }

    private int compared(@Nullable String value) {
      try {
        return value == null || values.isEmpty()
            ? 0
            : Long.compare(Long.parseLong(value), Long.parseLong(values.getFirst()));
      } catch (NumberFormatException e) {
        return 0;
      }
    }
  }

  /** Whether a node satisfies the term; a term without parts satisfies none. */
  public boolean holds(String nodeName, Map<String, String> nodeLabels) {
    if (labels.isEmpty() && fields.isEmpty()) {
      return false;
    }
    return labels.stream().allMatch(part -> part.holds(nodeLabels.get(part.key())))
        && fields.stream()
            .allMatch(part -> part.key().equals("metadata.name") && part.holds(nodeName));
  }
}
