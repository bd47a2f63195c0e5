package dev.orrery.scheduler.loop;

/**
 * Why a pod is still pending. The name in the API is what node autoscalers act on: they buy nodes
 * on {@code Unschedulable} and on nothing else, so only a shortage that more nodes would end may
 * carry it.
 */
public enum PendingReason {
  /** No node has room or the right properties; another node would help. */
  UNSCHEDULABLE("Unschedulable"),
  /** The pod uses a field that no rule here knows. */
  UNKNOWN_RULE("PlacementUnknownRule"),
  /** The pod has scheduling gates. */
  GATED("SchedulingGated"),
  /**
   * No node can ever satisfy what the pod asks for, however many are added: its own constraints
   * contradict.
   */
  UNSATISFIABLE("PlacementUnsatisfiable"),
  /** The placer only watches: mode Observe. */
  OBSERVING("PlacementObserving"),
  /** The API server refuses the binding, for a reason that more nodes would not change. */
  BINDING_REFUSED("PlacementBindingRefused");

  private final String condition;

  PendingReason(String condition) {
    this.condition = condition;
  }

  /** The reason as it stands in the pod's condition PodScheduled. */
  public String condition() {
    return condition;
  }
}
