package dev.orrery.scheduler.gpu;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of GPU nodes that places one pod at a time. Every node is scored for every pod; of
 * equal ones the first in order wins, so that the same pods in the same order get the same places.
 * Offers are kept for each shape until their node changes. Not for use by several threads.
 */
public final class GpuCluster {

  private final NodeState[] states;
  private final GpuScorer scorer;
  private final Map<GpuShape, Offers> offers = new HashMap<>();

  /**
   * Empty nodes.
   *
   * @param nodes in the order that decides ties
   */
  public GpuCluster(List<GpuNode> nodes, GpuScorer scorer) {
    this.states = nodes.stream().map(NodeState::empty).toArray(NodeState[]::new);
    this.scorer = scorer;
  }

  /** Places a pod on the best node and keeps the room; null when it fits nowhere. */
  public @Nullable GpuPlacement place(GpuShape shape) {
    Offers known = offers.computeIfAbsent(shape, key -> new Offers(states.length));
    int best = -1;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < states.length; i++) {
      double score = known.score(i, states[i], shape, scorer);
      if (score > bestScore) {
        best = i;
        bestScore = score;
      }
    }
    if (best < 0) {
      return null;
    }
    int device = known.device[best];
    GpuPlacement placement = new GpuPlacement(best, states[best].devicesFor(shape, device));
    states[best] = states[best].after(shape, device);
    return placement;
  }

  /** The nodes' states, in the cluster's order. */
  public List<NodeState> states() {
    return List.of(states);
  }

  /** What every node offers one shape. */
  private static final class Offers {

    private final @Nullable NodeState[] seen;
    private final double[] score;
    private final int[] device;

    Offers(int nodes) {
      seen = new @Nullable NodeState[nodes];
      score = new double[nodes];
      device = new int[nodes];
    }

    double score(int node, NodeState state, GpuShape shape, GpuScorer scorer) {
      if (seen[node] != state) {
        seen[node] = state;
        score[node] = Double.NEGATIVE_INFINITY;
        if (state.fits(shape)) {
          GpuScorer.Offer offer = scorer.offer(state, shape);
          score[node] = offer.score();
          device[node] = offer.device();
        }
      }
      return score[node];
    }
  }
}
