package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.PodAffinity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Affinity or anti-affinity to pods as written. */
final class PodTerms {

  private final List<PodTermDraft> required = new ArrayList<>();
  private final List<PodTermDraft> preferred = new ArrayList<>();

  PodTermDraft require() {
    return added(required);
  }

  PodTermDraft prefer() {
    return added(preferred);
  }

  PodAffinity finish(String namespace, Map<String, String> labels) {
    if (required.isEmpty() && preferred.isEmpty()) {
      return PodAffinity.NONE;
    }
    return new PodAffinity(
        required.stream().map(term -> term.finish(namespace, labels)).toList(),
        preferred.stream()
            .map(term -> new PodAffinity.Preferred(term.weight, term.finish(namespace, labels)))
            .toList());
  }

  private static PodTermDraft added(List<PodTermDraft> terms) {
    PodTermDraft term = new PodTermDraft();
    terms.add(term);
    return term;
  }
}
