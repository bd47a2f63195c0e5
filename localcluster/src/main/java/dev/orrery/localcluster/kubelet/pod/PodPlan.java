package dev.orrery.localcluster.kubelet.pod;

/**
 * All that decides what a pod does next. Times are milliseconds since the epoch.
 *
 * @param spec what it is
 * @param orders what its annotations ask
 * @param draws its times, the orders applied
 * @param admittedAt when the kubelet took it
 * @param faultsSince since when the failing probes fail
 * @param stopAt when it was told to stop, or {@link #NEVER}
 * @param graceMillis what it is given to stop
 */
public record PodPlan(
    PodSpec spec,
    Orders orders,
    Draws draws,
    long admittedAt,
    long faultsSince,
    long stopAt,
    long graceMillis) {

  /** Later than any time; far enough from the largest number to be added to. */
  public static final long NEVER = Long.MAX_VALUE / 2;

  /** When the sandbox is up and the pod has its address. */
  public long sandboxAt() {
    return admittedAt + draws.sandbox();
  }

  /** Whether the pod was told to stop. */
  public boolean stopping() {
    return stopAt < NEVER;
  }
}
