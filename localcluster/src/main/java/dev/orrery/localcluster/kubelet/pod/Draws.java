package dev.orrery.localcluster.kubelet.pod;

/**
 * The times drawn for one pod, in milliseconds; see {@link Delays}.
 *
 * @param sandbox from admission to a sandbox with an address
 * @param start from a container's turn to its start
 * @param init how long an init container runs
 * @param ready from a container's start to its first passed probe
 * @param run how long a container runs that is to end
 * @param stop how long a container takes to end once asked to
 */
public record Draws(long sandbox, long start, long init, long ready, long run, long stop) {

  /** The same draws, with what the pod's own annotations fix. */
  public Draws under(Orders orders) {
    boolean starts = orders.startDelay() != Orders.UNSET;
    return new Draws(
        starts ? 0 : sandbox,
        starts ? orders.startDelay() : start,
        init,
        ready,
        orders.runFor() != Orders.UNSET ? orders.runFor() : run,
        orders.stopAfter() != Orders.UNSET ? orders.stopAfter() : stop);
  }
}
