package dev.orrery.reconcilers.controlplane;

import dev.orrery.crds.controlplane.ControlPlane;
import dev.orrery.crds.controlplane.ControlPlaneStatus;
import dev.orrery.crds.controlplane.PlacementMode;
import dev.orrery.crds.controlplane.ScoreWeights;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.kube.write.WriteResult;
import dev.orrery.kube.write.Writer;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.disruption.BudgetReport;
import dev.orrery.reconcilers.port.FleetSummary;
import dev.orrery.reconcilers.port.FleetSummarySource;
import dev.orrery.reconcilers.port.PlacementSettings;
import dev.orrery.reconcilers.status.ConditionSet;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the ControlPlane's settings on, and keeps the fleet's figures in its status. Without the
 * object Orrery observes.
 */
public final class ControlPlaneReconciler {

  private static final WritePoint POINT = new WritePoint("controlplane", "status");

  private final Writer writer;
  private final EpochSource epochs;
  private final FleetSummarySource fleet;
  private final PlacementSettings settings;
  private final InstantSource clock;
  private final Supplier<@Nullable BudgetReport> budget;
  private volatile boolean budgetReported;

  /** One for a role that looks after no disruption budget. */
  public ControlPlaneReconciler(
      Writer writer,
      EpochSource epochs,
      FleetSummarySource fleet,
      PlacementSettings settings,
      InstantSource clock) {
    this(writer, epochs, fleet, settings, clock, () -> null);
  }

  /**
   * One for the role that writes this kind's status.
   *
   * @param budget how the disruption budget stands; null while nobody has looked
   */
  public ControlPlaneReconciler(
      Writer writer,
      EpochSource epochs,
      FleetSummarySource fleet,
      PlacementSettings settings,
      InstantSource clock,
      Supplier<@Nullable BudgetReport> budget) {
    this.writer = writer;
    this.epochs = epochs;
    this.fleet = fleet;
    this.settings = settings;
    this.clock = clock;
    this.budget = budget;
  }

  /** Whether the object that was seen last tells of a disruption budget that was in use. */
  public boolean budgetReported() {
    return budgetReported;
  }

  /**
   * One look.
   *
   * @param object as it is now, null when there is none
   * @return whether the status stands as it should
   */
  public boolean reconcile(@Nullable ControlPlane object) {
    if (object == null) {
      settings.apply(PlacementMode.OBSERVE, ScoreWeights.STANDARD);
      return true;
    }
    budgetReported = object.getStatus() != null && object.getStatus().disruption() != null;
    if (object.paused() || object.isMarkedForDeletion()) {
      return true;
    }
    settings.apply(object.getSpec().mode(), object.getSpec().weights());
    Epoch epoch = epochs.held();
    return epoch != null && write(object, epoch);
  }

  private boolean write(ControlPlane object, Epoch epoch) {
    ControlPlaneStatus before = object.getStatus();
    ControlPlaneStatus status = status(object, before, epoch);
    if (status.equals(before)) {
      return true;
    }
    var patch = new ControlPlane();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(ControlPlane.NAME)
            .withUid(object.getMetadata().getUid())
            .build());
    patch.setStatus(status);
    return writer.write(new Write.ApplyStatus(POINT, ObjectRef.of(patch), patch))
        instanceof WriteResult.Applied;
  }

  private ControlPlaneStatus status(
      ControlPlane object, @Nullable ControlPlaneStatus before, Epoch epoch) {
    FleetSummary summary = fleet.summary();
    if (summary == null && before != null && before.observedGeneration() != null) {
      // A change of leaders must not look like a loss of health; the new epoch shuts the old out.
      return before.inEpoch(epoch.value());
    }
    var conditions =
        new ConditionSet(
            before == null ? null : before.conditions(),
            object.getMetadata().getGeneration(),
            clock.instant());
    return FleetStatus.of(object, summary, budget.get(), conditions, epoch);
  }
}
