package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.PodAffinity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A term of affinity to pods as written. */
final class PodTermDraft {

  int weight;
  LabelSelector selector = LabelSelector.NOTHING;
  @Nullable LabelSelector namespaceSelector;
  String topologyKey = "";
  final List<String> namespaces = new ArrayList<>();
  final List<String> matchLabelKeys = new ArrayList<>();
  final List<String> mismatchLabelKeys = new ArrayList<>();

  PodAffinity.Term finish(String namespace, Map<String, String> labels) {
    LabelSelector matching = LabelKeys.match(selector, matchLabelKeys, labels);
    LabelSelector merged = LabelKeys.mismatch(matching, mismatchLabelKeys, labels);
    boolean own = namespaces.isEmpty() && namespaceSelector == null;
    return new PodAffinity.Term(
        merged, own ? Set.of(namespace) : Set.copyOf(namespaces), namespaceSelector, topologyKey);
  }
}
