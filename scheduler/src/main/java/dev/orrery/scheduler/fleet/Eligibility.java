package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Toleration;
import dev.orrery.scheduler.rule.NodeSelection;
import dev.orrery.scheduler.rule.Taints;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes a spread constraint looks at.
 *
 * @param keys topology keys of all the pod's constraints of the same hardness: a node must have all
 * @param selector node selector, empty where it is ignored
 * @param required node affinity, null where it is absent or ignored
 * @param tolerations null where taints are ignored
 */
record Eligibility(
    List<String> keys,
    Map<String, String> selector,
    @Nullable List<NodeAffinity.Term> required,
    @Nullable List<Toleration> tolerations) {

  static Eligibility of(PodShape shape, SpreadConstraint constraint) {
    List<String> keys =
        shape.spread().stream()
            .filter(other -> other.hard() == constraint.hard())
            .map(SpreadConstraint::topologyKey)
            .sorted()
            .distinct()
            .toList();
    boolean affinity = constraint.honorAffinity();
    return new Eligibility(
        keys,
        affinity ? shape.nodeSelector() : Map.of(),
        affinity ? shape.nodeAffinity().required() : null,
        constraint.honorTaints() ? shape.tolerations() : null);
  }

  boolean includes(Node node) {
    return node.labels().keySet().containsAll(keys)
        && NodeSelection.admits(selector, required, node)
        && (tolerations == null || Taints.untolerated(tolerations, node).isEmpty());
  }
}
