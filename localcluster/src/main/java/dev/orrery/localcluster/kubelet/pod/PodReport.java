package dev.orrery.localcluster.kubelet.pod;

import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import java.util.List;

/**
 * What a pod's status says at a moment. Two equal reports need one write.
 *
 * @param phase as in the API
 * @param conditions one bit for each {@link PodCondition} that is True
 * @param started one bit for each container that has started, init containers first
 * @param ready one bit for each container that is ready, init containers first
 * @param state where the containers stand
 */
public record PodReport(Phase phase, int conditions, long started, long ready, PodState state) {

  /** The phases of a pod. */
  public enum Phase {
    /** Not all containers have started. */
    PENDING("Pending"),
    /** All containers have started at least once. */
    RUNNING("Running"),
    /** All containers ended with 0 for good. */
    SUCCEEDED("Succeeded"),
    /** All containers ended for good, one of them badly. */
    FAILED("Failed");

    private final String text;

    Phase(String text) {
      this.text = text;
    }

    /** As the API writes it. */
    public String text() {
      return text;
    }

    /** Whether the pod is over. */
    public boolean terminal() {
      return this == SUCCEEDED || this == FAILED;
    }
  }

  /**
   * The report for a state.
   *
   * @param gatesOpen whether the pod's readiness gates are all True
   * @param now milliseconds since the epoch
   */
  public static PodReport of(PodPlan plan, PodState state, boolean gatesOpen, long now) {
    PodTimes times = new PodTimes(plan, state);
    boolean finished = times.finished();
    long started = 0;
    long ready = 0;
    int inits = state.init().size();
    for (int i = 0; i < inits + state.main().size(); i++) {
      ContainerSpec spec =
          i < inits ? plan.spec().init().get(i) : plan.spec().main().get(i - inits);
      ContainerState at = i < inits ? state.init().get(i) : state.main().get(i - inits);
      started |= isStarted(plan, spec, at, now) ? 1L << i : 0;
      ready |= isReady(plan, spec, at, i < inits, now) ? 1L << i : 0;
    }
    boolean initialized = times.gateOf(inits) <= now;
    boolean allReady =
        !finished && initialized && ready == (1L << (inits + state.main().size())) - 1;
    int conditions = 0;
    conditions |= PodCondition.READY_TO_START.bit(now >= plan.sandboxAt() && !finished);
    conditions |= PodCondition.INITIALIZED.bit(initialized || (finished && !times.initFailed()));
    conditions |= PodCondition.CONTAINERS_READY.bit(allReady);
    conditions |= PodCondition.READY.bit(allReady && gatesOpen);
    return new PodReport(phase(times, finished), conditions, started, ready, state);
  }

  /** Whether a condition is True. */
  public boolean is(PodCondition condition) {
    return (conditions & condition.bit(true)) != 0;
  }

  /** Whether the container at a place, init containers first, is ready. */
  public boolean readyAt(int place) {
    return ((ready >> place) & 1) != 0;
  }

  /** Whether the container at a place, init containers first, has started. */
  public boolean startedAt(int place) {
    return ((started >> place) & 1) != 0;
  }

  private static boolean isStarted(
      PodPlan plan, ContainerSpec spec, ContainerState state, long now) {
    return state instanceof Running run && new RunTimes(plan, spec, run).started(now);
  }

  /** An init container counts as ready once it has done its work. */
  private static boolean isReady(
      PodPlan plan, ContainerSpec spec, ContainerState state, boolean init, long now) {
    return switch (state) {
      case Running run when !init || spec.sidecar() -> new RunTimes(plan, spec, run).ready(now);
      case Terminated ended -> init && !spec.sidecar() && ended.exitCode() == 0;
      default -> false;
    };
  }

  private static Phase phase(PodTimes times, boolean finished) {
    List<ContainerState> main = times.state().main();
    if (finished) {
      boolean good =
          !times.initFailed()
              && main.stream().allMatch(c -> c instanceof Terminated t && t.exitCode() == 0);
      return good ? Phase.SUCCEEDED : Phase.FAILED;
    }
    boolean waits = main.stream().anyMatch(c -> c instanceof Waiting w && w.last() == null);
    return waits ? Phase.PENDING : Phase.RUNNING;
  }
}
