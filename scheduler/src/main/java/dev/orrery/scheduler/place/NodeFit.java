package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Toleration;
import dev.orrery.scheduler.rule.NodeSelection;
import dev.orrery.scheduler.rule.Taints;
import dev.orrery.scheduler.score.Addend;
import dev.orrery.scheduler.score.Weights;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which nodes suit a selector, an affinity and tolerations, and how well: it depends on the nodes
 * alone, so it is asked once per node and shared by all shapes that agree in these.
 */
final class NodeFit {

  /** What the answer depends on. */
  record Key(Map<String, String> selector, NodeAffinity affinity, List<Toleration> tolerations) {

    static Key of(PodShape shape) {
      return new Key(shape.nodeSelector(), shape.nodeAffinity(), shape.tolerations());
    }
  }

  private static final int NEVER = -1;

  private final Fleet fleet;
  private final Key key;
  private final Weights weights;
  private int[] seen = new int[0];
  private double[] values = new double[0];

  NodeFit(Fleet fleet, Key key, Weights weights) {
    this.fleet = fleet;
    this.key = key;
    this.weights = weights;
  }

  /** The weighted preference, or negative infinity where the node does not suit. */
  double value(int slot) {
    if (slot >= seen.length) {
      int old = seen.length;
      seen = Arrays.copyOf(seen, Math.max(fleet.slotLimit(), slot + 1));
      values = Arrays.copyOf(values, seen.length);
      Arrays.fill(seen, old, seen.length, NEVER);
    }
    int now = fleet.nodeRevision(slot);
    if (seen[slot] != now) {
      seen[slot] = now;
      values[slot] = compute(fleet.node(slot));
    }
    return values[slot];
  }

  private double compute(@Nullable Node node) {
    if (node == null
        || !Taints.admitsCordon(key.tolerations, node)
        || !NodeSelection.admits(key.selector, key.affinity.required(), node)
        || !Taints.untolerated(key.tolerations, node).isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    return Addend.of(weights.nodes() * nodePreference(node))
        + Addend.of(weights.taints() * taintPreference(node));
  }

  double nodePreference(Node node) {
    return NodeSelection.preference(key.affinity.preferred(), node);
  }

  /** 0 without such a taint, towards -1 with more of them. */
  double taintPreference(Node node) {
    return Math.pow(2, -Taints.avoided(key.tolerations, node)) - 1;
  }
}
