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
import dev.orrery.reconcilers.owned.RepairPace;
import dev.orrery.reconcilers.port.FleetSummary;
import dev.orrery.reconcilers.port.FleetSummarySource;
import dev.orrery.reconcilers.port.PlacementSettings;
import dev.orrery.reconcilers.status.ConditionSet;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands the ControlPlane's settings on, and keeps the fleet's figures in its status. Without the
 * object Orrery observes.
 */
public final class ControlPlaneReconciler {

  private static final String OURS = "status";
  private static final WritePoint POINT = new WritePoint("controlplane", "status");

  private final Writer writer;
  private final EpochSource epochs;
  private final FleetSummarySource fleet;
  private final PlacementSettings settings;
  private final InstantSource clock;
  private final Supplier<@Nullable BudgetReport> budget;
  private final RepairPace pace;
  private final BudgetWord word = new BudgetWord();
  private @Nullable Last written;
  private volatile boolean budgetReported;

  /** The status that was written last; another one there is somebody else's. */
  private record Last(String uid, ControlPlaneStatus status) {}

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
    this.pace = new RepairPace(clock);
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
    BudgetReport report = budget.get();
    boolean about = word.about(object.getSpec().budget(), report);
    if (!about && before == null) {
      return true; // the next look will know
    }
    ControlPlaneStatus status =
        about || before == null
            ? status(object, before, report, epoch)
            : before.inEpoch(epoch.value());
    if (status.equals(before)) {
      return true;
    }
    String uid = object.getMetadata().getUid();
    Last last = written;
    boolean first = last == null || !last.uid().equals(uid);
    // What a user's change brings is no repair, whoever else writes.
    boolean repair =
        last != null
            && !first
            && !last.status().equals(before)
            && Objects.equals(last.status().observedGeneration(), status.observedGeneration());
    if (repair && pace.left(uid, OURS).isPositive()) {
      return true; // somebody else writes here too: it is put right now and then
    }
    var patch = new ControlPlane();
    patch.setMetadata(
        new ObjectMetaBuilder()
            .withName(ControlPlane.NAME)
            .withUid(object.getMetadata().getUid())
            .build());
    patch.setStatus(status);
    if (!(writer.write(new Write.ApplyStatus(POINT, ObjectRef.of(patch), patch))
        instanceof WriteResult.Applied)) {
      return false;
    }
    if (first || repair) {
      pace.wrote(uid, OURS);
    }
    written = new Last(uid, status);
    return true;
  }

  private ControlPlaneStatus status(
      ControlPlane object,
      @Nullable ControlPlaneStatus before,
      @Nullable BudgetReport report,
      Epoch epoch) {
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
    return FleetStatus.of(object, summary, report, conditions, epoch);
  }
}
