package dev.orrery.localcluster.kubelet.pod;

import static dev.orrery.localcluster.kubelet.pod.PodPlan.NEVER;

import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import java.util.ArrayList;
import java.util.List;

/**
 * Moves a pod's containers along their plan. Pure: the same plan, state and time give the same
 * answer, however the time between was cut up.
 */
public final class PodMachine {

  private static final long FIRST_BACK_OFF = 10_000;
  private static final long LONGEST_BACK_OFF = 300_000;
  private static final long BACK_OFF_FORGOTTEN = 600_000;

  private PodMachine() {}

  /**
   * The state at a time.
   *
   * @param now milliseconds since the epoch
   */
  public static PodState advance(PodPlan plan, PodState state, long now) {
    PodState current = state;
    while (true) {
      Change change = nextChange(plan, current);
      if (change.at() > now) {
        return current;
      }
      current = apply(plan, current, change);
    }
  }

  /**
   * The next time after now at which the state, or a container's readiness, changes by itself.
   *
   * @param state as of now
   * @return milliseconds since the epoch, or {@link PodPlan#NEVER}
   */
  public static long next(PodPlan plan, PodState state, long now) {
    long next = nextChange(plan, state).at();
    next = Math.min(next, nextFlip(plan, plan.spec().init(), state.init(), now));
    return Math.min(next, nextFlip(plan, plan.spec().main(), state.main(), now));
  }

  private record Change(long at, boolean init, int index) {}

  private static Change nextChange(PodPlan plan, PodState state) {
    Change first = new Change(NEVER, false, 0);
    PodTimes times = new PodTimes(plan, state);
    for (int i = 0; i < state.init().size(); i++) {
      long at = times.initChange(i);
      first = at < first.at() ? new Change(at, true, i) : first;
    }
    for (int i = 0; i < state.main().size(); i++) {
      long at = times.mainChange(i);
      first = at < first.at() ? new Change(at, false, i) : first;
    }
    return first;
  }

  private static long nextFlip(
      PodPlan plan, List<ContainerSpec> specs, List<ContainerState> states, long now) {
    long next = NEVER;
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i) instanceof Running run) {
        RunTimes times = new RunTimes(plan, specs.get(i), run);
        next = earlierAfter(now, times.startedAt(), next);
        next = earlierAfter(now, times.readyAt(), next);
        next = earlierAfter(now, times.unreadyAt(), next);
      }
    }
    return next;
  }

  private static long earlierAfter(long now, long at, long best) {
    return at > now && at < best ? at : best;
  }

  private static PodState apply(PodPlan plan, PodState state, Change change) {
    List<ContainerState> of = change.init() ? state.init() : state.main();
    List<ContainerState> changed = new ArrayList<>(of);
    ContainerState next =
        switch (of.get(change.index())) {
          case Waiting waiting ->
              new Running(
                  change.at(), waiting.last() == null ? 0 : waiting.restarts() + 1, waiting.last());
          case Running run -> ended(plan, state, change, run);
          case Terminated ended -> ended;
        };
    changed.set(change.index(), next);
    List<ContainerState> frozen = List.copyOf(changed);
    return change.init() ? new PodState(frozen, state.main()) : new PodState(state.init(), frozen);
  }

  private static ContainerState ended(PodPlan plan, PodState state, Change change, Running run) {
    PodTimes times = new PodTimes(plan, state);
    int code = times.exitCode(change.init(), change.index(), change.at());
    Terminated ended = new Terminated(run.since(), change.at(), code, run.restarts());
    if (!restarts(plan, state, change, code)) {
      return ended;
    }
    long backOff = backOff(run.restarts(), change.at() - run.since());
    return new Waiting(change.at() + backOff, run.restarts(), ended);
  }

  private static boolean restarts(PodPlan plan, PodState state, Change change, int code) {
    if (plan.stopping()) {
      return false;
    }
    RestartPolicy policy = plan.spec().restart();
    if (!change.init()) {
      return policy.restarts(code);
    }
    return plan.spec().init().get(change.index()).sidecar()
        ? !new PodTimes(plan, state).over()
        : code != 0 && policy != RestartPolicy.NEVER;
  }

  /** At once the first time, then 10 s, doubling up to 5 minutes; ten good minutes forget it. */
  private static long backOff(int restarts, long ranMillis) {
    if (restarts == 0 || ranMillis >= BACK_OFF_FORGOTTEN) {
      return 0;
    }
    return Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF << Math.min(restarts - 1, 10));
  }
}
