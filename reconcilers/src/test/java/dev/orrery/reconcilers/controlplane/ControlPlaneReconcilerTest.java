package dev.orrery.reconcilers.controlplane;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.condition.Condition;
import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.controlplane.ControlPlaneStatus;
import dev.orrery.crds.controlplane.DimensionGap;
import dev.orrery.crds.controlplane.PendingPods;
import dev.orrery.crds.controlplane.PlacementMode;
import dev.orrery.crds.controlplane.ScoreWeights;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.port.FleetSummary;
import dev.orrery.scheduler.score.Weights;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlPlaneReconcilerTest {

  private static final FleetSummary FLEET =
      new FleetSummary(
          10,
          7,
          6,
          Map.of("cpu", 6, "memory", 4),
          40,
          Map.of("Unschedulable", 2, "SchedulingGated", 5));

  private final Recorded written = new Recorded();
  private final List<PlacementMode> modes = new ArrayList<>();
  private @Nullable FleetSummary fleet = FLEET;
  private @Nullable Epoch epoch = new Epoch(4);
  private Instant now = Instant.parse("2026-01-02T03:04:05.6Z");
  private final ControlPlaneReconciler reconciler =
      new ControlPlaneReconciler(
          written, () -> epoch, () -> fleet, (mode, weights) -> modes.add(mode), () -> now);

  @Test
  void withoutTheObjectOrreryObserves() {
    assertThat(reconciler.reconcile(null)).isTrue();
    assertThat(modes).containsExactly(PlacementMode.OBSERVE);
    assertThat(written.statuses).isEmpty();
  }

  @Test
  void theFleetStandsInTheStatusOnce() {
    ControlPlane object = object("{placement: {mode: Bind}}");
    assertThat(reconciler.reconcile(object)).isTrue();
    var status = written.statuses.getFirst();
    assertThat(modes).containsExactly(PlacementMode.BIND);
    assertThat(status.epoch()).isEqualTo(4);
    assertThat(status.nodesUsed()).isEqualTo(7);
    assertThat(status.lowerBound()).isEqualTo(6);
    assertThat(status.gap())
        .containsExactly(new DimensionGap("cpu", 6, 1), new DimensionGap("memory", 4, 3));
    assertThat(status.podsPending()).isEqualTo(7);
    assertThat(status.pending())
        .containsExactly(
            new PendingPods("SchedulingGated", 5), new PendingPods("Unschedulable", 2));
    assertThat(status.conditions())
        .singleElement()
        .satisfies(
            condition -> {
              assertThat(condition.reason()).isEqualTo("Binding");
              assertThat(condition.lastTransitionTime()).isEqualTo("2026-01-02T03:04:05Z");
            });
    object.setStatus(status);
    assertThat(reconciler.reconcile(object)).isTrue();
    assertThat(written.statuses).hasSize(1);
  }

  @Test
  void planBindsAndSaysThatNothingPlansYet() {
    reconciler.reconcile(object("{placement: {mode: Plan}}"));
    assertThat(modes).containsExactly(PlacementMode.PLAN);
    assertThat(modes.getFirst().binds()).isTrue();
    assertThat(types()).containsExactly("PlanNotAvailable", "Ready");
  }

  @Test
  void unknownIsNotReady() {
    fleet = null;
    reconciler.reconcile(object("{}"));
    assertThat(modes).containsExactly(PlacementMode.OBSERVE);
    assertThat(types()).containsExactly("Ready", "Reconciling");
    assertThat(written.statuses.getFirst().conditions())
        .filteredOn(Condition::holds)
        .extracting(Condition::type)
        .containsExactly("Reconciling");
    assertThat(written.statuses.getFirst().nodesUsed()).isNull();
  }

  @Test
  void aNewLeaderShutsTheOldOneOutAndKeepsWhatIsKnown() {
    ControlPlane object = object("{placement: {mode: Bind}}");
    reconciler.reconcile(object);
    var before = written.statuses.getFirst();
    object.setStatus(before);
    fleet = null;
    epoch = new Epoch(5);

    assertThat(reconciler.reconcile(object)).isTrue();

    assertThat(written.statuses).hasSize(2);
    assertThat(written.statuses.getLast()).isEqualTo(before.inEpoch(5));
  }

  @Test
  void whatOthersWriteIntoTheStatusIsPutRightAtMostThreeTimesAMinute() {
    ControlPlane object = object("{placement: {mode: Bind}}");
    reconciler.reconcile(object);
    for (int second = 1; second <= 60; second++) {
      now = now.plusSeconds(1);
      object.setStatus(
          new ControlPlaneStatus(1L, 4L, 999, null, null, null, null, null, null, null, null));
      assertThat(reconciler.reconcile(object)).isTrue();
    }
    assertThat(written.statuses).hasSizeBetween(3, 4);
    assertThat(written.statuses).allMatch(status -> Integer.valueOf(10).equals(status.nodes()));
  }

  @Test
  void newsIsWrittenAtOnceHoweverOften() {
    ControlPlane object = object("{placement: {mode: Bind}}");
    for (int nodes = 1; nodes <= 20; nodes++) {
      now = now.plusSeconds(1);
      fleet = new FleetSummary(nodes, 1, 1, Map.of(), 0, Map.of());
      reconciler.reconcile(object);
      object.setStatus(written.statuses.getLast());
    }
    assertThat(written.statuses).hasSize(20);
  }

  @Test
  void whoDoesNotLeadWritesNothing() {
    epoch = null;
    assertThat(reconciler.reconcile(object("{}"))).isFalse();
    assertThat(written.statuses).isEmpty();
  }

  @Test
  void weightsScaleThePlacersOwn() {
    assertThat(PlacerSettings.weights(ScoreWeights.STANDARD)).isEqualTo(Weights.DEFAULT);
    Weights odd = PlacerSettings.weights(new ScoreWeights(20, 0, 5));
    assertThat(odd.packing()).isEqualTo(Weights.DEFAULT.packing() * 2);
    assertThat(odd.balance()).isZero();
    assertThat(odd.spread()).isEqualTo(Weights.DEFAULT.spread() / 2);
  }

  private List<String> types() {
    var conditions = written.statuses.getFirst().conditions();
    assertThat(conditions).isNotNull();
    return conditions == null ? List.of() : conditions.stream().map(Condition::type).toList();
  }

  private static ControlPlane object(String spec) {
    return new KubernetesSerialization()
        .unmarshal(
            "metadata: {name: default, uid: u, generation: 1}\nspec: " + spec, ControlPlane.class);
  }
}
