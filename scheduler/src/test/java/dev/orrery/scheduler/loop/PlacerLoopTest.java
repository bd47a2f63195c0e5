package dev.orrery.scheduler.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Bound;
import dev.orrery.scheduler.loop.Binder.Outcome;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.place.Decision;
import dev.orrery.scheduler.score.Weights;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacerLoopTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Stage stage = new Stage();

  @Test
  void higherPriorityGoesFirstThenOlder() {
    stage.node("a", 10_000);
    Pod old = stage.make("old", 100, 0, PodAffinity.NONE, "orrery");
    Pod young = stage.make("young", 100, 0, PodAffinity.NONE, "orrery");
    Pod urgent = stage.make("urgent", 100, 5, PodAffinity.NONE, "orrery");
    List.of(young, old, urgent).forEach(stage.loop::podChanged);
    stage.step();
    assertThat(stage.waiting()).containsExactly("urgent@a", "old@a", "young@a");
  }

  @Test
  void assumedRoomIsTakenBeforeTheAnswer() {
    stage.node("a", 1000);
    stage.pod("one", 600);
    stage.pod("two", 600);
    stage.step();
    assertThat(stage.waiting()).containsExactly("one@a");
    assertThat(stage.reason("two")).isEqualTo("Unschedulable");
    assertThat(stage.pending.get("two")).isEqualTo("0 of 1 nodes fit: 1 cpu (short by 0.2 cores)");
  }

  @Test
  void bindingsInFlightAreBounded() {
    var narrow = new Stage(LoopConfig.DEFAULT.withInFlight(2));
    narrow.node("a", 10_000);
    for (int i = 0; i < 5; i++) {
      narrow.pod("p" + i, 100);
    }
    narrow.step();
    assertThat(narrow.waiting()).hasSize(2);
    narrow.answer(new Outcome.Bound());
    assertThat(narrow.waiting()).hasSize(2);
    assertThat(narrow.sent).hasSize(3);
  }

  @Test
  void aRefusedBindingIsUndoneAndTriedAgainLater() {
    stage.node("a", 1000);
    stage.pod("one", 600);
    stage.step().answer(new Outcome.Refused("quota says no"));
    assertThat(stage.reason("one")).isEqualTo("PlacementBindingRefused");
    assertThat(stage.pending.get("one")).isEqualTo("quota says no");
    stage.pod("two", 600);
    stage.step();
    assertThat(stage.waiting()).containsExactly("two@a");
    stage.loop.nodeDeleted("a");
    stage.node("b", 1000);
    stage.step();
    assertThat(stage.waiting()).containsExactly("two@a");
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("two@a", "one@b");
  }

  @Test
  void backOffDoublesUpToItsCap() {
    stage.node("a", 1000);
    stage.pod("one", 600);
    stage.step();
    for (int failures = 1; failures <= 8; failures++) {
      stage.answer(new Outcome.Refused("no"));
      Duration wait = LoopConfig.DEFAULT.backoff(failures);
      assertThat(wait).isEqualTo(Duration.ofSeconds(Math.min(60, 1L << (failures - 1))));
      stage.pass(wait.minusMillis(1));
      assertThat(stage.waiting()).isEmpty();
      stage.pass(Duration.ofMillis(1));
      assertThat(stage.waiting()).containsExactly("one@a");
    }
    assertThat(stage.reports).as("the same reason is told once").isEqualTo(1);
  }

  @Test
  void anUnknownOutcomeKeepsTheRoomAndAsksTheSameNodeAgain() {
    stage.node("a", 1000).node("b", 1000);
    Stage.Sent first = sendOne();
    stage.answer(new Outcome.Unknown("connection reset"));
    stage.pod("two", 900);
    stage.step();
    assertThat(stage.waiting()).doesNotContain("two@" + first.node());
    stage.pass(SECOND);
    assertThat(stage.waiting()).contains("one@" + first.node());
    stage.loop.nodeDeleted("none");
    stage.pass(Duration.ofMinutes(10));
    assertThat(stage.sent.stream().filter(s -> s.pod().key().name().equals("one")))
        .allMatch(each -> each.node().equals(first.node()));
  }

  @Test
  void anUnknownOutcomeThatWasNoneAfterAllIsBoundByTheSecondAsking() {
    stage.node("a", 1000);
    sendOne();
    stage.answer(new Outcome.Unknown("timeout"));
    stage.pass(SECOND).answer(new Outcome.Bound());
    assertThat(stage.placed).containsExactly("one@a");
    assertThat(stage.stats().bound()).isEqualTo(1);
  }

  @Test
  void anUnknownOutcomeEndsWithTheWatch() {
    stage.node("a", 1000);
    Stage.Sent first = sendOne();
    stage.answer(new Outcome.Unknown("timeout"));
    stage.confirm(first);
    stage.pass(Duration.ofMinutes(10));
    assertThat(stage.sent).hasSize(1);
    assertThat(stage.stats().podsPlaced()).isEqualTo(1);
  }

  @Test
  void anAssumptionThatNoWatchConfirmsIsProbedAndEndsWhenThePodIsGone() {
    stage.node("a", 1000);
    sendOne();
    stage.answer(new Outcome.Bound());
    assertThat(stage.stats().unconfirmed()).isEqualTo(1);
    stage.pass(LoopConfig.DEFAULT.confirmation());
    assertThat(stage.waiting()).containsExactly("one@a");
    stage.answer(new Outcome.Gone("not found"));
    assertThat(stage.stats().unconfirmed()).isZero();
    assertThat(stage.stats().podsPlaced()).isZero();
    assertThat(stage.placed).containsExactly("one@a");
  }

  @Test
  void aPodThatSomebodyElseBoundIsLeftAlone() {
    stage.node("a", 1000);
    Pod pod = stage.pod("one", 600);
    stage.step();
    stage.loop.podChanged(pod.on("elsewhere"));
    stage.answer(new Outcome.Moot("already bound"));
    stage.pass(Duration.ofMinutes(10));
    assertThat(stage.sent).hasSize(1);
    assertThat(stage.placed).isEmpty();
    stage.pod("two", 600);
    stage.step();
    assertThat(stage.waiting()).containsExactly("two@a");
  }

  @Test
  void aDeletedPodFreesItsRoomEvenWhileItsBindingIsOnItsWay() {
    stage.node("a", 1000);
    Pod pod = stage.pod("one", 600);
    stage.step();
    stage.pod("two", 600);
    stage.step();
    stage.loop.podDeleted(pod.key());
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("one@a", "two@a");
    stage.answer(new Outcome.Gone("not found"));
    assertThat(stage.stats().inFlight()).isEqualTo(1);
  }

  @Test
  void sleepersWakeOnTheEventThatHelpsAndOnNoOther() {
    stage.node("a", 1000);
    stage.pod("big", 4000);
    stage.step();
    assertThat(stage.reason("big")).isEqualTo("PlacementUnsatisfiable");
    long tried = stage.stats().attempts();
    stage.node("b", 2000);
    stage.pod("small", 100);
    stage.pass(SECOND);
    assertThat(stage.stats().attempts()).as("only small").isEqualTo(tried + 1);
    stage.node("c", 4000);
    stage.pass(SECOND);
    assertThat(stage.waiting()).contains("big@c");
  }

  @Test
  void sleepersWakeWhenAPodFinishesOrItsNodeChanges() {
    stage.node("a", 1000);
    Stage.Sent first = sendOne();
    stage.answer(new Outcome.Bound());
    stage.confirm(first);
    stage.pod("two", 700);
    stage.pass(SECOND);
    assertThat(stage.waiting()).isEmpty();
    stage.loop.podChanged(Stage.phase(first.pod().on("a"), Pod.Phase.FINISHED));
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("two@a");
    stage.pod("three", 900);
    stage.pass(SECOND);
    stage.node("a", 2000);
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("two@a", "three@a");
  }

  @Test
  void oneOwnPlacementWakesThoseThatWantToBeNear() {
    stage.node("a", 1000).node("b", 1000);
    stage.loop.podChanged(stage.make("follower", 100, 0, Stage.near("leader"), "orrery"));
    stage.step();
    assertThat(stage.reason("follower")).isEqualTo("PlacementUnsatisfiable");
    stage.pod("leader", 100);
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("leader@a", "follower@a");
  }

  @Test
  void observingBindsNothingAndSaysWhere() {
    stage.loop.mode(Mode.OBSERVE);
    stage.node("a", 1000);
    stage.pod("one", 600);
    stage.step();
    assertThat(stage.waiting()).isEmpty();
    assertThat(stage.reason("one")).isEqualTo("PlacementObserving");
    assertThat(stage.pending.get("one")).startsWith("would go to a");
    assertThat(stage.stats().pending()).containsEntry(PendingReason.OBSERVING, 1);
    stage.loop.mode(Mode.BIND);
    stage.step();
    assertThat(stage.waiting()).containsExactly("one@a");
  }

  @Test
  void gatesAndUnknownFieldsHoldAPodUntilTheyGo() {
    stage.node("a", 1000);
    PodShape plain = Stage.shape("x", 100, 0, PodAffinity.NONE, "orrery");
    Pod gated = stage.make("gated", with(plain, List.of("wait"), List.of()));
    stage.loop.podChanged(gated);
    stage.loop.podChanged(
        stage.make("odd", with(plain, List.of(), List.of("spec.volumes[0].csi"))));
    stage.step();
    assertThat(stage.waiting()).isEmpty();
    assertThat(stage.reason("gated")).isEqualTo("SchedulingGated");
    assertThat(stage.pending.get("odd")).contains("spec.volumes[0].csi");
    stage.loop.podChanged(new Pod(gated.key(), plain, null, null, Pod.Phase.PENDING, 0, null));
    stage.step();
    assertThat(stage.waiting()).containsExactly("gated@a");
  }

  @Test
  void podsOfOthersTakeRoomAndAreNotPlaced() {
    stage.node("a", 1000);
    Pod foreign = stage.make("foreign", 600, 0, PodAffinity.NONE, "default-scheduler");
    stage.loop.podChanged(foreign);
    stage.step();
    assertThat(stage.waiting()).isEmpty();
    stage.loop.podChanged(foreign.on("a"));
    stage.pod("one", 600);
    stage.step();
    assertThat(stage.waiting()).isEmpty();
    assertThat(stage.reason("one")).isEqualTo("Unschedulable");
  }

  @Test
  void roomThatPreemptionClearedIsLeftToTheNominatedPod() {
    stage.node("a", 1000);
    Pod foreign = stage.make("foreign", 600, 9, PodAffinity.NONE, "default-scheduler");
    stage.loop.podChanged(
        new Pod(foreign.key(), foreign.shape(), null, "a", Pod.Phase.PENDING, 0, null));
    stage.pod("one", 600);
    stage.step();
    assertThat(stage.waiting()).isEmpty();
    stage.loop.podDeleted(foreign.key());
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("one@a");
  }

  @Test
  void aNodeThatIsDeletedUnderAnAssumptionHarmsNobody() {
    stage.node("a", 1000);
    sendOne();
    stage.loop.nodeDeleted("a");
    stage.step();
    stage.answer(new Outcome.Refused("node a not found"));
    stage.node("b", 1000);
    stage.pass(SECOND);
    assertThat(stage.waiting()).containsExactly("one@b");
  }

  @Test
  void contradictionsAndShortagesCarryDifferentReasons() {
    stage.node("a", 1000);
    PodShape plain = Stage.shape("x", 100, 0, PodAffinity.NONE, "orrery");
    stage.loop.podChanged(
        stage.make("nowhere", affine(plain, new NodeAffinity(List.of(), List.of()))));
    stage.loop.podChanged(stage.make("label", selecting(plain, Map.of("disk", "ssd"))));
    stage.step();
    assertThat(stage.reason("nowhere")).isEqualTo("PlacementUnsatisfiable");
    assertThat(stage.reason("label")).isEqualTo("Unschedulable");
    assertThat(stage.pending.get("label")).isEqualTo("0 of 1 nodes fit: 1 node selector disk=ssd");
  }

  @Test
  void statsSayHowFarTheFleetIsFromItsBound() {
    stage.node("a", 1000).node("b", 1000).node("c", 1000);
    for (int i = 0; i < 4; i++) {
      stage.pod("p" + i, 400);
    }
    stage.step();
    PlacerStats stats = stage.stats();
    assertThat(stats.nodesUsed()).isEqualTo(2);
    assertThat(stats.lowerBound().value()).isEqualTo(2);
    assertThat(stats.lowerBound().dimension()).isEqualTo("cpu");
    assertThat(stats.bounds().get("cpu")).extracting(Bound::value).isEqualTo(2L);
    assertThat(stats.bounds().get("memory")).extracting(Bound::value).isEqualTo(1L);
    assertThat(stats.podsPlaced()).isEqualTo(4);
    assertThat(stage.loop.decisions()).hasSize(4);
  }

  @Test
  void otherWeightsHoldForThePodsThatFollow() {
    stage.node("a", 1000).node("b", 1000);
    stage.pod("first", 300);
    stage.step();
    String packed = stage.loop.decisions().getLast().node();
    stage.loop.weights(new Weights(0, 0, 0, 0, 0, 0, 0, 0));
    stage.pod("second", 300);
    stage.step();
    Decision second = stage.loop.decisions().getLast();
    assertThat(second.score().total()).isZero();
    assertThat(packed).isEqualTo("a");
  }

  private Stage.Sent sendOne() {
    stage.pod("one", 600);
    stage.step();
    return stage.sent.getFirst();
  }

  private static PodShape with(PodShape s, List<String> gates, List<String> unknown) {
    return new PodShape(
        s.namespace(),
        s.labels(),
        s.schedulerName(),
        s.priority(),
        s.requests(),
        s.hostPorts(),
        s.nodeSelector(),
        s.nodeAffinity(),
        s.tolerations(),
        s.spread(),
        s.podAffinity(),
        s.podAntiAffinity(),
        gates,
        unknown);
  }

  private static PodShape affine(PodShape s, NodeAffinity affinity) {
    return new PodShape(
        s.namespace(),
        s.labels(),
        s.schedulerName(),
        s.priority(),
        s.requests(),
        s.hostPorts(),
        s.nodeSelector(),
        affinity,
        s.tolerations(),
        s.spread(),
        s.podAffinity(),
        s.podAntiAffinity(),
        List.of(),
        List.of());
  }

  private static PodShape selecting(PodShape s, Map<String, String> selector) {
    return new PodShape(
        s.namespace(),
        s.labels(),
        s.schedulerName(),
        s.priority(),
        s.requests(),
        s.hostPorts(),
        selector,
        s.nodeAffinity(),
        s.tolerations(),
        s.spread(),
        s.podAffinity(),
        s.podAntiAffinity(),
        List.of(),
        List.of());
  }
}
