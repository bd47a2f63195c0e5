package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Affinity or anti-affinity to other pods.
 *
 * @param required every term must hold
 * @param preferred weights are added up
 */
public record PodAffinity(List<Term> required, List<Preferred> preferred) {

  /** No affinity. */
  public static final PodAffinity NONE = new PodAffinity(List.of(), List.of());

  /** Copies both lists. */
  public PodAffinity {
    required = List.copyOf(required);
    preferred = List.copyOf(preferred);
  }

  /**
   * Pods that match, in one topology domain.
   *
   * @param selector which pods; {@code matchLabelKeys} and {@code mismatchLabelKeys} are already
   *     merged into it with the pod's own values
   * @param namespaces in these namespaces; the pod's own is already filled in where the API leaves
   *     both fields out
   * @param namespaceSelector and in namespaces with these labels; null where absent, {@link
   *     LabelSelector#EVERYTHING} for all namespaces
   * @param topologyKey node label that names the domain
   */
  public record Term(
      LabelSelector selector,
      Set<String> namespaces,
      @Nullable LabelSelector namespaceSelector,
      String topologyKey) {

    /** Copies the namespaces. */
    public Term {
      namespaces = Set.copyOf(namespaces);
    }

    /**
     * Whether a pod is meant by it.
     *
     * @param namespace the pod's namespace
     * @param namespaceLabels that namespace's labels, empty where unknown
     * @param labels the pod's labels
     */
    public boolean matches(
        String namespace, Map<String, String> namespaceLabels, Map<String, String> labels) {
      return (namespaces.contains(namespace)
              || (namespaceSelector != null && namespaceSelector.matches(namespaceLabels)))
          && selector.matches(labels);
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
