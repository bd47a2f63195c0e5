package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Node affinity.
 *
 * @param required terms of which one must match; null where the pod has no required affinity (an
 *     empty list matches no node, as in Kubernetes)
 * @param preferred terms whose weights are added up
 */
public record NodeAffinity(@Nullable List<Term> required, List<Preferred> preferred) {

  /** No affinity. */
  public static final NodeAffinity NONE = new NodeAffinity(null, List.of());

  /** Copies both lists. */
  public NodeAffinity {
    required = required == null ? null : List.copyOf(required);
    preferred = List.copyOf(preferred);
  }

  /**
   * A node selector term: all expressions and all fields must hold; one with neither matches no
   * node.
   *
   * @param expressions over the node's labels
   * @param fields over {@code metadata.name}
   */
  public record Term(List<Requirement> expressions, List<Requirement> fields) {

    /** The one field of a node that terms may name. */
    public static final String NAME_FIELD = "metadata.name";

    /** Copies both lists. */
    public Term {
      expressions = List.copyOf(expressions);
      fields = List.copyOf(fields);
    }

    /** Whether the node satisfies it. */
    public boolean matches(Node node) {
      if (expressions.isEmpty() && fields.isEmpty()) {
        return false;
      }
      Map<String, String> ofNode = Map.of(NAME_FIELD, node.name());
      return expressions.stream().allMatch(each -> each.matches(node.labels()))
          && fields.stream().allMatch(each -> each.matches(ofNode));
    }
  }

  /**
   * A term with a weight.
   *
   * @param weight 1 to 100
   * @param term what is preferred
   */
  public record Preferred(int weight, Term term) {}
}
