package dev.orrery.localcluster.kubelet.pod;

import static dev.orrery.localcluster.kubelet.pod.Pods.ADMITTED;
import static dev.orrery.localcluster.kubelet.pod.Pods.at;
import static dev.orrery.localcluster.kubelet.pod.Pods.report;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import dev.orrery.localcluster.kubelet.pod.PodReport.Phase;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodMachineTest {

  @Test
  void aPlainPodGetsItsSandboxThenStartsAndIsReadyAtOnce() {
    PodPlan plan = new Pods().main("web").plan();

    assertThat(at(plan, 999).is(PodCondition.READY_TO_START)).isFalse();
    assertThat(at(plan, 1_000).is(PodCondition.READY_TO_START)).isTrue();
    assertThat(at(plan, 1_199).phase()).isEqualTo(Phase.PENDING);
    assertThat(at(plan, 1_200).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 1_200).is(PodCondition.READY)).isTrue();
  }

  @Test
  void aReadinessProbeDelaysReadiness() {
    PodPlan plan = new Pods().mainWithReadiness("web").plan();

    assertThat(at(plan, 1_200 + 2_499).is(PodCondition.READY)).isFalse();
    assertThat(at(plan, 1_200 + 2_499).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 1_200 + 2_500).is(PodCondition.READY)).isTrue();
  }

  @Test
  void initContainersRunOneAfterTheOtherBeforeTheMainOne() {
    PodPlan plan = new Pods().init("first").init("second").main("web").plan();

    assertThat(at(plan, 1_200).state().init().getFirst()).isInstanceOf(Running.class);
    assertThat(at(plan, 4_199).state().init().get(1)).isInstanceOf(Waiting.class);
    assertThat(at(plan, 4_400).state().init().getFirst()).isInstanceOf(Terminated.class);
    assertThat(at(plan, 4_400).state().init().get(1)).isInstanceOf(Running.class);
    assertThat(at(plan, 7_399).is(PodCondition.INITIALIZED)).isFalse();
    assertThat(at(plan, 7_400).is(PodCondition.INITIALIZED)).isTrue();
    assertThat(at(plan, 7_600).is(PodCondition.READY)).isTrue();
  }

  @Test
  void aSidecarStaysWhileTheMainContainerRunsAndEndsAfterIt() {
    PodPlan plan = new Pods().sidecar("proxy").main("work").restart(RestartPolicy.NEVER).plan();

    assertThat(at(plan, 1_200).state().main().getFirst()).isInstanceOf(Waiting.class);
    PodReport running = at(plan, 1_400);
    assertThat(running.state().init().getFirst()).isInstanceOf(Running.class);
    assertThat(running.state().main().getFirst()).isInstanceOf(Running.class);
    assertThat(at(plan, 11_400).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 12_099).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 12_100).phase()).isEqualTo(Phase.SUCCEEDED);
  }

  @Test
  void aPodThatIsNeverRestartedSucceedsOrFailsWithItsExitCode() {
    Pods pod = new Pods().main("work").restart(RestartPolicy.NEVER);

    assertThat(at(pod.plan(), 11_199).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(pod.plan(), 11_200).phase()).isEqualTo(Phase.SUCCEEDED);
    assertThat(at(pod.ordered("exit-code", "3", 0).plan(), 11_200).phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aFailingContainerIsRestartedAtOnceThenWithDoublingBackOff() {
    PodPlan plan =
        new Pods()
            .main("work")
            .restart(RestartPolicy.ON_FAILURE)
            .ordered(Map.of(Orders.PREFIX + "exit-code", "1", Orders.PREFIX + "run-for", "1s"))
            .plan();

    assertThat(at(plan, 2_200).state().main().getFirst())
        .isEqualTo(new Waiting(ADMITTED + 2_200, 0, ended(1_200, 2_200, 1, 0)));
    assertThat(at(plan, 2_400).state().main().getFirst())
        .isEqualTo(new Running(ADMITTED + 2_400, 1, ended(1_200, 2_200, 1, 0)));
    assertThat(at(plan, 3_400).state().main().getFirst())
        .isEqualTo(new Waiting(ADMITTED + 13_400, 1, ended(2_400, 3_400, 1, 1)));
    assertThat(at(plan, 13_600).state().main().getFirst().restarts()).isEqualTo(2);
    assertThat(at(plan, 14_600).state().main().getFirst())
        .isEqualTo(new Waiting(ADMITTED + 34_600, 2, ended(13_600, 14_600, 1, 2)));
  }

  @Test
  void aFailedInitContainerFailsAPodThatIsNeverRestarted() {
    PodPlan plan =
        new Pods()
            .init("setup")
            .main("work")
            .restart(RestartPolicy.NEVER)
            .ordered("init-exit-code", "2", 0)
            .plan();

    assertThat(at(plan, 4_199).phase()).isEqualTo(Phase.PENDING);
    PodReport failed = at(plan, 4_200);
    assertThat(failed.phase()).isEqualTo(Phase.FAILED);
    assertThat(failed.is(PodCondition.INITIALIZED)).isFalse();
    assertThat(failed.state().main().getFirst()).isEqualTo(Waiting.FIRST);
  }

  @Test
  void aFailedInitContainerIsRestartedOtherwise() {
    PodPlan plan = new Pods().init("setup").main("web").ordered("init-exit-code", "2", 0).plan();

    assertThat(at(plan, 4_400).state().init().getFirst().restarts()).isEqualTo(1);
    assertThat(at(plan, 60_000).phase()).isEqualTo(Phase.PENDING);
  }

  @Test
  void aReadinessProbeThatIsToldToFailTakesThePodOutAfterItsThreshold() {
    PodPlan plan =
        new Pods()
            .mainWithReadiness("web")
            .ordered("failing-probes", "readiness", ADMITTED + 10_000)
            .plan();

    assertThat(at(plan, 12_999).is(PodCondition.READY)).isTrue();
    assertThat(at(plan, 13_000).is(PodCondition.READY)).isFalse();
    assertThat(at(plan, 13_000).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 13_000).state().main().getFirst().restarts()).isZero();
  }

  @Test
  void aReadinessProbeThatFailsFromTheStartNeverPasses() {
    PodPlan plan =
        new Pods().main("web").ordered("failing-probes", "readiness:web", ADMITTED).plan();

    assertThat(at(plan, 500_000).phase()).isEqualTo(Phase.RUNNING);
    assertThat(at(plan, 500_000).is(PodCondition.CONTAINERS_READY)).isFalse();
  }

  @Test
  void aProbeOfAnotherContainerDoesNotMatter() {
    PodPlan plan =
        new Pods().main("web").ordered("failing-probes", "readiness:other", ADMITTED).plan();

    assertThat(at(plan, 1_200).is(PodCondition.READY)).isTrue();
  }

  @Test
  void aFailingLivenessProbeRestartsTheContainer() {
    PodPlan plan =
        new Pods().main("web").ordered("failing-probes", "liveness", ADMITTED + 5_000).plan();

    assertThat(at(plan, 4_999).state().main().getFirst().restarts()).isZero();
    assertThat(at(plan, 5_000).state().main().getFirst().last())
        .isEqualTo(new Terminated(ADMITTED + 1_200, ADMITTED + 5_000, 137, 0));
    assertThat(at(plan, 5_200).state().main().getFirst().restarts()).isEqualTo(1);
    assertThat(at(plan, 5_200).phase()).isEqualTo(Phase.RUNNING);
  }

  @Test
  void aFailingStartupProbeKeepsTheContainerFromStarting() {
    PodPlan plan = new Pods().main("web").ordered("failing-probes", "startup", ADMITTED).plan();

    PodReport report = at(plan, 60_000);
    assertThat(report.startedAt(0)).isFalse();
    assertThat(report.state().main().getFirst().restarts()).isGreaterThan(1);
  }

  @Test
  void aStoppedPodEndsWithinItsGracePeriod() {
    Pods pod = new Pods().main("web");
    PodState running = at(pod.plan(), 5_000).state();

    PodPlan gentle = pod.stopped(ADMITTED + 6_000, 30_000).plan();
    assertThat(report(gentle, running, ADMITTED + 6_699).phase()).isEqualTo(Phase.RUNNING);
    PodReport ended = report(gentle, running, ADMITTED + 6_700);
    assertThat(ended.phase()).isEqualTo(Phase.FAILED);
    assertThat(ended.state().main().getFirst()).isEqualTo(ended(1_200, 6_700, 143, 0));

    PodPlan hasty = pod.stopped(ADMITTED + 6_000, 300).plan();
    assertThat(report(hasty, running, ADMITTED + 6_300).state().main().getFirst())
        .isEqualTo(ended(1_200, 6_300, 137, 0));
  }

  @Test
  void aPodThatWillNotStopUsesItsWholeGracePeriod() {
    Pods pod = new Pods().main("web").ordered("stop-after", "never", 0);
    PodState running = at(pod.plan(), 5_000).state();
    PodPlan stopped = pod.stopped(ADMITTED + 6_000, 30_000).plan();

    assertThat(report(stopped, running, ADMITTED + 35_999).phase()).isEqualTo(Phase.RUNNING);
    assertThat(report(stopped, running, ADMITTED + 36_000).phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void aPodStoppedBeforeItsSandboxIsUpIsOverAtOnce() {
    PodPlan plan = new Pods().main("web").stopped(ADMITTED + 100, 30_000).plan();

    assertThat(at(plan, 100).phase()).isEqualTo(Phase.FAILED);
    assertThat(PodMachine.next(plan, PodState.first(plan.spec()), ADMITTED + 100))
        .isEqualTo(PodPlan.NEVER);
  }

  @Test
  void aSidecarIsStoppedAfterTheMainContainers() {
    Pods pod = new Pods().sidecar("proxy").main("web");
    PodState running = at(pod.plan(), 5_000).state();
    PodPlan stopped = pod.stopped(ADMITTED + 6_000, 30_000).plan();

    PodReport mainEnded = report(stopped, running, ADMITTED + 6_700);
    assertThat(mainEnded.state().main().getFirst()).isInstanceOf(Terminated.class);
    assertThat(mainEnded.state().init().getFirst()).isInstanceOf(Running.class);
    assertThat(report(stopped, running, ADMITTED + 7_400).phase()).isEqualTo(Phase.FAILED);
  }

  @Test
  void theStateDoesNotDependOnHowOftenItIsLookedAt() {
    PodPlan plan =
        new Pods()
            .init("setup")
            .sidecar("proxy")
            .mainWithReadiness("web")
            .ordered("run-for", "4s", 0)
            .plan();
    PodState often = PodState.first(plan.spec());
    for (long now = ADMITTED; now <= ADMITTED + 300_000; now += 77) {
      often = PodMachine.advance(plan, often, now);
    }
    often = PodMachine.advance(plan, often, ADMITTED + 300_000);

    assertThat(often)
        .isEqualTo(PodMachine.advance(plan, PodState.first(plan.spec()), ADMITTED + 300_000));
    assertThat(often.main().getFirst().restarts()).isGreaterThan(3);
  }

  @Test
  void nextNamesEachMomentAtWhichTheReportChanges() {
    PodPlan plan =
        new Pods().init("setup").mainWithReadiness("web").restart(RestartPolicy.NEVER).plan();
    PodState state = PodState.first(plan.spec());
    PodReport before = report(plan, state, ADMITTED + 1_000);
    long now = ADMITTED + 1_000;
    int changes = 0;
    for (long next = PodMachine.next(plan, state, now);
        next < PodPlan.NEVER;
        next = PodMachine.next(plan, state, now)) {
      assertThat(next).isGreaterThan(now);
      assertThat(report(plan, state, next - 1)).isEqualTo(before);
      state = PodMachine.advance(plan, state, next);
      before = report(plan, state, next);
      now = next;
      changes++;
    }
    assertThat(before.phase()).isEqualTo(Phase.SUCCEEDED);
    assertThat(changes).isEqualTo(5);
  }

  private static Terminated ended(long from, long to, int code, int restarts) {
    return new Terminated(ADMITTED + from, ADMITTED + to, code, restarts);
  }
}
