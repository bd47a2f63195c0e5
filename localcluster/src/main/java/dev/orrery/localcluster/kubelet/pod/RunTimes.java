package dev.orrery.localcluster.kubelet.pod;

import static dev.orrery.localcluster.kubelet.pod.PodPlan.NEVER;

import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.Orders.ProbeKind;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When a running container's probes pass and fail. */
record RunTimes(PodPlan plan, ContainerSpec container, Running run) {

  /** When the startup probe passes; at once without one. */
  long startedAt() {
    long passes = run.since() + firstPass(container.startup());
    return fails(ProbeKind.STARTUP) && plan.faultsSince() <= passes ? NEVER : passes;
  }

  /** When the readiness probe first passes; at once without one. */
  long readyAt() {
    long started = startedAt();
    if (started == NEVER) {
      return NEVER;
    }
    long passes = started + firstPass(container.readiness());
    return fails(ProbeKind.READINESS) && plan.faultsSince() <= passes ? NEVER : passes;
  }

  /** When a readiness probe that was told to fail takes the container out. */
  long unreadyAt() {
    return fails(ProbeKind.READINESS)
        ? plan.faultsSince() + orAtOnce(container.readiness()).failingMillis()
        : NEVER;
  }

  /** When a failing startup or liveness probe has the container killed. */
  long killedAt() {
    long started = startedAt();
    if (started == NEVER) {
      Probe startup = orAtOnce(container.startup());
      return run.since() + startup.initialDelayMillis() + startup.failingMillis();
    }
    if (!fails(ProbeKind.LIVENESS)) {
      return NEVER;
    }
    Probe liveness = orAtOnce(container.liveness());
    long firstLook = started + liveness.initialDelayMillis();
    return Math.max(firstLook, plan.faultsSince()) + liveness.failingMillis();
  }

  boolean started(long now) {
    return now >= startedAt();
  }

  boolean ready(long now) {
    return now >= readyAt() && now < unreadyAt();
  }

  private boolean fails(ProbeKind kind) {
    return plan.orders().fails(kind, container.name());
  }

  private long firstPass(@Nullable Probe probe) {
    return probe == null ? 0 : probe.initialDelayMillis() + plan.draws().ready();
  }

  private static Probe orAtOnce(@Nullable Probe probe) {
    return Objects.requireNonNullElse(probe, Probe.AT_ONCE);
  }
}
