package dev.orrery.bench.fleet;

/** Who takes part, by the name of its fields. */
enum Entrant {
  /** The packaged operator in its scheduler role. */
  orrery,
  /** kube-scheduler as it comes. */
  kube_default,
  /** kube-scheduler with the limits of its client raised. */
  kube_tuned,
  /** The same, told to pack. */
  kube_packed,
  /** Bindings without a scheduler. */
  bare;

  /**
   * Whether its pace is that of its client's limit: a part of the fleet is enough to measure it.
   */
  boolean rateLimited() {
    return this == kube_default;
  }

  Contender contender() {
    return switch (this) {
      case orrery -> new OrreryOperator();
      case kube_default -> KubeScheduler.byDefault();
      case kube_tuned -> KubeScheduler.tuned();
      case kube_packed -> KubeScheduler.packed();
      case bare -> new BareBindings();
    };
  }
}
