package dev.orrery.scheduler.loop;

import dev.orrery.plan.Bound;
import java.util.Map;

/**
 * Where the loop stands; refreshed about once a second.
 *
 * @param mode observing or binding
 * @param attempts decisions tried since the start
 * @param bound bindings accepted since the start
 * @param notBound bindings refused, moot or unknown since the start
 * @param queued pods ready to be tried
 * @param inFlight bindings without an answer
 * @param unconfirmed bindings whose effect no watch has shown yet
 * @param pending pods that wait, by reason
 * @param nodes nodes known
 * @param nodesUsed nodes on which a pod works that is no daemon
 * @param podsPlaced pods on nodes, of every scheduler
 * @param lowerBound no placement of these pods needs fewer nodes
 * @param bounds the bound that each resource gives
 * @param version the fleet's version
 */
public record PlacerStats(
    Mode mode,
    long attempts,
    long bound,
    long notBound,
    int queued,
    int inFlight,
    int unconfirmed,
    Map<PendingReason, Integer> pending,
    int nodes,
    int nodesUsed,
    int podsPlaced,
    Bound lowerBound,
    Map<String, Bound> bounds,
    long version) {

  /** Copies the maps. */
  public PlacerStats {
    pending = Map.copyOf(pending);
    bounds = Map.copyOf(bounds);
  }
}
