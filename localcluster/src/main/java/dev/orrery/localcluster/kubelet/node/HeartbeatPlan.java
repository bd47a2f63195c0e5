package dev.orrery.localcluster.kubelet.node;

/**
 * How often nodes say that they live. Up to 1,000 nodes as real kubelets do; above that Leases are
 * made longer, so that all nodes together renew at most 50 times a second: more would keep a small
 * machine's API server from its work.
 *
 * @param renewMillis between two renewals of a node's Lease
 * @param leaseSeconds how long a Lease holds
 * @param statusMillis between two reports of a node's conditions
 */
public record HeartbeatPlan(long renewMillis, int leaseSeconds, long statusMillis) {

  private static final int USUAL_LEASE_SECONDS = 40;
  private static final int RENEWALS_PER_LEASE = 4;
  private static final int RENEWALS_PER_SECOND = 50;
  private static final int LARGE = 1_000;
  private static final int STATUSES_PER_SECOND = 10;
  private static final long USUAL_STATUS_MILLIS = 300_000;

  /**
   * The plan for a fleet.
   *
   * @param nodes 1 or more
   */
  public static HeartbeatPlan forNodes(int nodes) {
    int renewSeconds = Math.ceilDiv(nodes, RENEWALS_PER_SECOND);
    return withLease(
        nodes <= LARGE ? USUAL_LEASE_SECONDS : renewSeconds * RENEWALS_PER_LEASE, nodes);
  }

  /**
   * The plan for a fleet with Leases of a chosen length.
   *
   * @param leaseSeconds 4 or more
   */
  public static HeartbeatPlan withLease(int leaseSeconds, int nodes) {
    if (leaseSeconds < RENEWALS_PER_LEASE) {
      throw new IllegalArgumentException(
          "leaseSeconds is %d. Maybe give %d or more: a Lease is renewed %d times in its life."
              .formatted(leaseSeconds, RENEWALS_PER_LEASE, RENEWALS_PER_LEASE));
    }
    return new HeartbeatPlan(
        leaseSeconds * 1_000L / RENEWALS_PER_LEASE,
        leaseSeconds,
        Math.max(USUAL_STATUS_MILLIS, nodes * 1_000L / STATUSES_PER_SECOND));
  }

  /** What the controller manager's {@code --node-monitor-grace-period} must be, or more. */
  public int nodeMonitorGraceSeconds() {
    return leaseSeconds + Math.max(10, leaseSeconds / RENEWALS_PER_LEASE);
  }

  /** One line for people. */
  public String describe() {
    return "heartbeats: each Lease holds %d s and is renewed every %.1f s; the controller manager's --node-monitor-grace-period must be %d s or more"
        .formatted(leaseSeconds, renewMillis / 1_000.0, nodeMonitorGraceSeconds());
  }
}
