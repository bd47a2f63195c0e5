package dev.orrery.localcluster.kubelet.pod;

import static dev.orrery.localcluster.kubelet.pod.PodPlan.NEVER;

import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;

/** When each container of a pod changes next, given where all of them stand. */
record PodTimes(PodPlan plan, PodState state) {

  private static final int KILLED = 137;
  private static final int TERMINATED = 143;

  /** When an init container or sidecar starts or ends. */
  long initChange(int index) {
    return switch (state.init().get(index)) {
      case Waiting waiting -> over() ? NEVER : start(waiting, gateOf(index));
      case Running run -> Math.max(run.since(), initEnd(index, run));
      case Terminated _ -> NEVER;
    };
  }

  /** When a main container starts or ends. */
  long mainChange(int index) {
    return switch (state.main().get(index)) {
      case Waiting waiting -> start(waiting, gateOf(state.init().size()));
      case Running run -> {
        long end = Math.min(naturalEnd(run), runTimes(false, index, run).killedAt());
        yield Math.max(run.since(), Math.min(end, mainStop()));
      }
      case Terminated _ -> NEVER;
    };
  }

  /** With which code a running container ends at its time. */
  int exitCode(boolean init, int index, long at) {
    Running run = (Running) (init ? state.init() : state.main()).get(index);
    boolean sidecar = init && plan.spec().init().get(index).sidecar();
    if (sidecar && over()) {
      return 0;
    }
    if (init && !sidecar && at < mainStop()) {
      return plan.orders().initExitCode();
    }
    if (!init && at == naturalEnd(run) && at < mainStop()) {
      return plan.orders().exitCode();
    }
    boolean asked = plan.stopping() && at >= plan.stopAt();
    return asked && plan.draws().stop() < plan.graceMillis() ? TERMINATED : KILLED;
  }

  /** Whether all main containers have ended for good, or an init container failed for good. */
  boolean over() {
    return state.main().stream().allMatch(Terminated.class::isInstance) || initFailed();
  }

  boolean initFailed() {
    for (int i = 0; i < state.init().size(); i++) {
      if (!plan.spec().init().get(i).sidecar()
          && state.init().get(i) instanceof Terminated ended
          && ended.exitCode() != 0) {
        return true;
      }
    }
    return false;
  }

  /** Whether nothing of the pod runs any more, and nothing will. */
  boolean finished() {
    boolean running =
        state.init().stream().anyMatch(Running.class::isInstance)
            || state.main().stream().anyMatch(Running.class::isInstance);
    return !running && (plan.stopping() || over());
  }

  /**
   * When the init containers before the index are done, so that the next may start.
   *
   * @return {@link PodPlan#NEVER} as long as that is not settled
   */
  long gateOf(int index) {
    long gate = plan.sandboxAt();
    if (state.main().stream().anyMatch(PodTimes::begun)) {
      return gate; // a sidecar that crashes later holds nothing up
    }
    for (int i = 0; i < index; i++) {
      gate = Math.max(gate, doneAt(i));
    }
    return gate;
  }

  private static boolean begun(ContainerState container) {
    return !(container instanceof Waiting waiting) || waiting.last() != null;
  }

  private long doneAt(int index) {
    return switch (state.init().get(index)) {
      case Running run when plan.spec().init().get(index).sidecar() ->
          runTimes(true, index, run).startedAt();
      case Terminated ended when ended.exitCode() == 0 -> ended.finishedAt();
      default -> NEVER;
    };
  }

  private long start(Waiting waiting, long gate) {
    if (gate >= NEVER) {
      return NEVER;
    }
    long at = Math.max(gate, waiting.notBefore()) + plan.draws().start();
    return at > plan.stopAt() ? NEVER : at;
  }

  private long initEnd(int index, Running run) {
    if (!plan.spec().init().get(index).sidecar()) {
      return Math.min(run.since() + plan.draws().init(), mainStop());
    }
    long killed = runTimes(true, index, run).killedAt();
    return Math.min(killed, sidecarStop());
  }

  private long naturalEnd(Running run) {
    boolean ends =
        plan.spec().restart() != RestartPolicy.ALWAYS || plan.orders().runFor() != Orders.UNSET;
    return ends ? run.since() + plan.draws().run() : NEVER;
  }

  private long mainStop() {
    return plan.stopping()
        ? plan.stopAt() + Math.min(plan.draws().stop(), plan.graceMillis())
        : NEVER;
  }

  /** Sidecars are asked to end once the last main container has. */
  private long sidecarStop() {
    boolean mainRuns = state.main().stream().anyMatch(Running.class::isInstance);
    if (mainRuns || !(over() || plan.stopping())) {
      return NEVER;
    }
    long asked = plan.stopping() ? plan.stopAt() : plan.admittedAt();
    for (ContainerState main : state.main()) {
      asked = main instanceof Terminated ended ? Math.max(asked, ended.finishedAt()) : asked;
    }
    long latest = plan.stopping() ? plan.stopAt() + plan.graceMillis() : NEVER;
    return Math.min(asked + Math.min(plan.draws().stop(), plan.graceMillis()), latest);
  }

  private RunTimes runTimes(boolean init, int index, Running run) {
    ContainerSpec container = (init ? plan.spec().init() : plan.spec().main()).get(index);
    return new RunTimes(plan, container, run);
  }
}
