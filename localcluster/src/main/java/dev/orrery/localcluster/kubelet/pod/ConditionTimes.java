package dev.orrery.localcluster.kubelet.pod;

/**
 * When each condition last changed, in milliseconds since the epoch.
 *
 * @param conditions the bits of those that are True
 * @param readyToStart of PodReadyToStartContainers
 * @param initialized of Initialized
 * @param containersReady of ContainersReady
 * @param ready of Ready
 */
public record ConditionTimes(
    int conditions, long readyToStart, long initialized, long containersReady, long ready) {

  /** All False since a time. */
  public static ConditionTimes since(long at) {
    return new ConditionTimes(0, at, at, at, at);
  }

  /** After the conditions became these. */
  public ConditionTimes become(int next, long now) {
    int changed = conditions ^ next;
    return changed == 0
        ? this
        : new ConditionTimes(
            next,
            time(PodCondition.READY_TO_START, changed, now),
            time(PodCondition.INITIALIZED, changed, now),
            time(PodCondition.CONTAINERS_READY, changed, now),
            time(PodCondition.READY, changed, now));
  }

  /** When a condition last changed. */
  public long of(PodCondition condition) {
    return switch (condition) {
      case READY_TO_START -> readyToStart;
      case INITIALIZED -> initialized;
      case CONTAINERS_READY -> containersReady;
      case READY -> ready;
    };
  }

  private long time(PodCondition condition, int changed, long now) {
    return (changed & condition.bit(true)) != 0 ? now : of(condition);
  }
}
