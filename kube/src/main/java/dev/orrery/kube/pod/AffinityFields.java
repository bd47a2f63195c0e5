package dev.orrery.kube.pod;

import dev.orrery.kube.json.FieldTable;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Affinity to nodes and pods. */
final class AffinityFields {

  static final FieldTable<NodeTerm> NODE_TERM =
      FieldTable.<NodeTerm>of("io.k8s.api.core.v1.NodeSelectorTerm")
          .value(
              "matchExpressions",
              (in, term) ->
                  SelectorFields.requirements(
                      in, SelectorFields.NODE_REQUIREMENT, term.expressions))
          .value(
              "matchFields",
              (in, term) ->
                  SelectorFields.requirements(in, SelectorFields.NODE_REQUIREMENT, term.fields));

  static final FieldTable<NodeTerms> NODE_SELECTOR =
      FieldTable.<NodeTerms>of("io.k8s.api.core.v1.NodeSelector")
          .list("nodeSelectorTerms", NODE_TERM, NodeTerms::require);

  static final FieldTable<NodeTerm> PREFERRED_NODE_TERM =
      FieldTable.<NodeTerm>of("io.k8s.api.core.v1.PreferredSchedulingTerm")
          .number("weight", (term, weight) -> term.weight = weight)
          .object("preference", NODE_TERM, Function.identity());

  static final FieldTable<NodeTerms> NODE_AFFINITY =
      FieldTable.<NodeTerms>of("io.k8s.api.core.v1.NodeAffinity")
          .object(
              "requiredDuringSchedulingIgnoredDuringExecution",
              NODE_SELECTOR,
              NodeTerms::requireSome)
          .list(
              "preferredDuringSchedulingIgnoredDuringExecution",
              PREFERRED_NODE_TERM,
              NodeTerms::prefer);

  static final FieldTable<PodTermDraft> POD_TERM =
      FieldTable.<PodTermDraft>of("io.k8s.api.core.v1.PodAffinityTerm")
          .value("labelSelector", (in, term) -> term.selector = SelectorFields.selector(in))
          .value(
              "namespaceSelector",
              (in, term) -> term.namespaceSelector = SelectorFields.selector(in))
          .texts("namespaces", (term, namespace) -> term.namespaces.add(namespace))
          .text("topologyKey", (term, key) -> term.topologyKey = key)
          .texts("matchLabelKeys", (term, key) -> term.matchLabelKeys.add(key))
          .texts("mismatchLabelKeys", (term, key) -> term.mismatchLabelKeys.add(key));

  static final FieldTable<PodTermDraft> PREFERRED_POD_TERM =
      FieldTable.<PodTermDraft>of("io.k8s.api.core.v1.WeightedPodAffinityTerm")
          .number("weight", (term, weight) -> term.weight = weight)
          .object("podAffinityTerm", POD_TERM, Function.identity());

  static final FieldTable<PodTerms> POD_AFFINITY = podTerms("io.k8s.api.core.v1.PodAffinity");
  static final FieldTable<PodTerms> POD_ANTI_AFFINITY =
      podTerms("io.k8s.api.core.v1.PodAntiAffinity");

  static final FieldTable<AffinityDraft> AFFINITY =
      FieldTable.<AffinityDraft>of("io.k8s.api.core.v1.Affinity")
          .object("nodeAffinity", NODE_AFFINITY, affinity -> affinity.nodes)
          .object("podAffinity", POD_AFFINITY, affinity -> affinity.near)
          .object("podAntiAffinity", POD_ANTI_AFFINITY, affinity -> affinity.apart);

  private AffinityFields() {}

  private static FieldTable<PodTerms> podTerms(String schema) {
    return FieldTable.<PodTerms>of(schema)
        .list("requiredDuringSchedulingIgnoredDuringExecution", POD_TERM, PodTerms::require)
        .list(
            "preferredDuringSchedulingIgnoredDuringExecution",
            PREFERRED_POD_TERM,
            PodTerms::prefer);
  }

  /** A node term as written. */
  static final class NodeTerm {
    int weight;
    final List<Requirement> expressions = new ArrayList<>();
    final List<Requirement> fields = new ArrayList<>();

    NodeAffinity.Term finish() {
      return new NodeAffinity.Term(expressions, fields);
    }
  }

  /** Node affinity as written. */
  static final class NodeTerms {
    @Nullable List<NodeTerm> required;
    final List<NodeTerm> preferred = new ArrayList<>();

    NodeTerms requireSome() {
      required = new ArrayList<>();
      return this;
    }

    NodeTerm require() {
      List<NodeTerm> terms = required == null ? new ArrayList<>() : required;
      required = terms;
      return added(terms);
    }

    NodeTerm prefer() {
      return added(preferred);
    }

    NodeAffinity finish() {
      if (required == null && preferred.isEmpty()) {
        return NodeAffinity.NONE;
      }
      return new NodeAffinity(
          required == null ? null : required.stream().map(NodeTerm::finish).toList(),
          preferred.stream()
              .map(term -> new NodeAffinity.Preferred(term.weight, term.finish()))
              .toList());
    }

    private static NodeTerm added(List<NodeTerm> terms) {
      NodeTerm term = new NodeTerm();
      terms.add(term);
      return term;
    }
  }
}
