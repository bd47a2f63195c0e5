package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a {@link Tally} counts. */
sealed interface TallyKey {

  /** Node label of the domains. */
  String topologyKey();

  /** Whether pods that are being deleted count. */
  boolean countsTerminating();

  /** By how much one pod of this shape changes the count of its domain. */
  int weight(PodShape shape, Map<String, String> namespaceLabels);

  /** The namespaces of the pods that its terms may mean, null where labels of namespaces decide. */
  @Nullable Set<String> namespaces();

  /**
   * Pods that match.
   *
   * @param terms all must match; their own topology keys do not matter
   * @param eligibility which nodes' pods count, null for all
   */
  record Matching(
      List<PodAffinity.Term> terms,
      String topologyKey,
      @Nullable Eligibility eligibility,
      boolean countsTerminating)
      implements TallyKey {

    @Override
    public int weight(PodShape shape, Map<String, String> namespaceLabels) {
      for (PodAffinity.Term term : terms) {
        if (!term.matches(shape.namespace(), namespaceLabels, shape.labels())) {
          return 0;
        }
      }
      return 1;
    }

    @Override
    public @Nullable Set<String> namespaces() {
      return terms.stream().anyMatch(term -> term.namespaceSelector() != null)
          ? null
          : terms.getFirst().namespaces();
    }
  }

  /** Pods that carry a term of required anti-affinity. */
  record Repelling(PodAffinity.Term term) implements TallyKey {

    @Override
    public String topologyKey() {
      return term.topologyKey();
    }

    @Override
    public boolean countsTerminating() {
      return true;
    }

    @Override
    public int weight(PodShape shape, Map<String, String> namespaceLabels) {
      return shape.podAntiAffinity().required().contains(term) ? 1 : 0;
    }

    @Override
    public @Nullable Set<String> namespaces() {
      return term.namespaceSelector() == null ? term.namespaces() : null;
    }
  }

  /**
   * Weights with which pods want others near (above 0) or away (below 0). A required affinity
   * counts as a weight of 1, as kube-scheduler has it.
   */
  record Wishing(PodAffinity.Term term) implements TallyKey {

    @Override
    public String topologyKey() {
      return term.topologyKey();
    }

    @Override
    public boolean countsTerminating() {
      return true;
    }

    @Override
    public int weight(PodShape shape, Map<String, String> namespaceLabels) {
      return of(shape.podAffinity().preferred())
          - of(shape.podAntiAffinity().preferred())
          + (shape.podAffinity().required().contains(term) ? 1 : 0);
    }

    private int of(List<PodAffinity.Preferred> preferred) {
      return preferred.stream()
          .filter(each -> each.term().equals(term))
          .mapToInt(PodAffinity.Preferred::weight)
          .sum();
    }

    @Override
    public @Nullable Set<String> namespaces() {
      return term.namespaceSelector() == null ? term.namespaces() : null;
    }
  }
}
