package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.fleet.FleetSpec;
import dev.orrery.localcluster.kubelet.node.HeartbeatPlan;
import dev.orrery.localcluster.kubelet.pod.Delays;
import dev.orrery.plan.Seed;

/**
 * What is simulated, and how.
 *
 * @param name of the fleet, the value of the nodes' label {@code orrery.dev/fleet}
 * @param fleet the nodes
 * @param seed from which all delays follow
 * @param delays from which distributions they are drawn
 * @param heartbeats how often nodes say that they live
 * @param settleMillis how long a status may wait for the pod's next change, so that both are one
 *     write
 */
public record KubeletOptions(
    String name,
    FleetSpec fleet,
    Seed seed,
    Delays delays,
    HeartbeatPlan heartbeats,
    long settleMillis) {

  /** The fleet's name where nobody gave it another. */
  public static final String NAME = "simulated";

  private static final int LARGE = 1_000;

  /**
   * The usual: real kubelets' heartbeats up to 1,000 nodes, longer Leases and fewer writes above.
   */
  public static KubeletOptions of(FleetSpec fleet) {
    return new KubeletOptions(
        NAME,
        fleet,
        new Seed(1),
        Delays.USUAL,
        HeartbeatPlan.forNodes(fleet.size()),
        fleet.size() > LARGE ? 1_000 : 100);
  }

  /** The same with other delays. */
  public KubeletOptions withDelays(Delays delays) {
    return new KubeletOptions(name, fleet, seed, delays, heartbeats, settleMillis);
  }

  /** The same with Leases of a chosen length. */
  public KubeletOptions withLease(int seconds) {
    return new KubeletOptions(
        name, fleet, seed, delays, HeartbeatPlan.withLease(seconds, fleet.size()), settleMillis);
  }

  /** Lines for people: what differs from real kubelets. */
  public String describe() {
    return "%d nodes; %s; a pod's status is written at most %.1f s after it changed"
        .formatted(fleet.size(), heartbeats.describe(), 2 * settleMillis / 1_000.0);
  }
}
