package dev.orrery.reconcilers.controlplane;

import static dev.orrery.crds.controlplane.ControlPlaneConditions.DISRUPTION_ALLOWED;
import static dev.orrery.crds.controlplane.ControlPlaneConditions.PLAN_NOT_AVAILABLE;
import static dev.orrery.crds.controlplane.ControlPlaneConditions.READY;
import static dev.orrery.crds.controlplane.ControlPlaneConditions.RECONCILING;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.controlplane.ControlPlaneStatus;
import dev.orrery.crds.controlplane.DimensionGap;
import dev.orrery.crds.controlplane.DisruptionStatus;
import dev.orrery.crds.controlplane.PendingPods;
import dev.orrery.crds.controlplane.PlacementMode;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.disruption.BudgetReport;
import dev.orrery.reconcilers.port.FleetSummary;
import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.status.Verdict;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ControlPlane's status from the fleet's figures. */
final class FleetStatus {

  private static final int ROOM = 32;

  private FleetStatus() {}

  static ControlPlaneStatus of(
      ControlPlane object,
      @Nullable FleetSummary fleet,
      @Nullable BudgetReport budget,
      ConditionSet conditions,
      Epoch epoch) {
    PlacementMode mode = object.getSpec().mode();
    conditions.set(READY, ready(mode, fleet));
    if (budget != null) {
      conditions.set(DISRUPTION_ALLOWED, budget.allowed());
    }
    DisruptionStatus disruption = budget == null ? null : budget.status();
    conditions.setWhile(
        fleet == null, RECONCILING, "CachesFilling", "The fleet is being read for the first time.");
    conditions.setWhile(
        mode == PlacementMode.PLAN,
        PLAN_NOT_AVAILABLE,
        "NoPlanner",
        "placement.mode is Plan, and nothing proposes moves yet: pods are bound as in Bind.");
    long generation = object.getMetadata().getGeneration();
    if (fleet == null) {
      return new ControlPlaneStatus(
          generation,
          epoch.value(),
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          disruption,
          conditions.list());
    }
    return new ControlPlaneStatus(
        generation,
        epoch.value(),
        fleet.nodes(),
        fleet.nodesUsed(),
        fleet.lowerBound(),
        gap(fleet),
        fleet.podsPlaced(),
        fleet.pending().values().stream().mapToInt(Integer::intValue).sum(),
        pending(fleet),
        disruption,
        conditions.list());
  }

  private static Verdict ready(PlacementMode mode, @Nullable FleetSummary fleet) {
    if (fleet == null) {
      return Verdict.unknown("CachesFilling", "The fleet is being read for the first time.");
    }
    return mode.binds()
        ? Verdict.yes("Binding", "Pods with schedulerName orrery are placed.")
        : Verdict.yes(
            "Observing", "Nothing is bound. Maybe set placement.mode to Bind to place pods.");
  }

  /** The resource with the highest bound first. */
  private static List<DimensionGap> gap(FleetSummary fleet) {
    return fleet.boundByDimension().entrySet().stream()
        .map(
            bound ->
                new DimensionGap(
                    bound.getKey(),
                    bound.getValue(),
                    Math.max(0, fleet.nodesUsed() - bound.getValue())))
        .sorted(
            Comparator.comparing(DimensionGap::lowerBound)
                .reversed()
                .thenComparing(DimensionGap::dimension))
        .limit(ROOM)
        .toList();
  }

  /** The most frequent reason first. */
  private static List<PendingPods> pending(FleetSummary fleet) {
    return fleet.pending().entrySet().stream()
        .filter(reason -> reason.getValue() > 0)
        .map(reason -> new PendingPods(reason.getKey(), reason.getValue()))
        .sorted(
            Comparator.comparing(PendingPods::pods).reversed().thenComparing(PendingPods::reason))
        .limit(ROOM)
        .toList();
  }
}
