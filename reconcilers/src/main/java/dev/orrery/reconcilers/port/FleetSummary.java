package dev.orrery.reconcilers.port;

import java.util.Map;

/**
 * The fleet in figures.
 *
 * @param nodes nodes known
 * @param nodesUsed nodes that carry at least one counted pod
 * @param lowerBound no placement of these pods needs fewer nodes
 * @param boundByDimension the bound that each resource gives
 * @param podsPlaced pods that have a node
 * @param pending pods that wait, by the reason in their condition PodScheduled
 */
public record FleetSummary(
    int nodes,
    int nodesUsed,
    int lowerBound,
    Map<String, Integer> boundByDimension,
    int podsPlaced,
    Map<String, Integer> pending) {

  /** Copies the maps. */
  public FleetSummary {
    boundByDimension = Map.copyOf(boundByDimension);
    pending = Map.copyOf(pending);
  }
}
