package dev.orrery.reconcilers.workload;

import dev.orrery.crds.workload.Workload;
import dev.orrery.crds.workload.WorkloadStatus;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.workload.desired.WorkloadNames;
import dev.orrery.reconcilers.workload.step.DeploymentStep;
import dev.orrery.reconcilers.workload.step.PlacedStep;
import dev.orrery.reconcilers.workload.step.WorkloadView;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A Workload's status from what was found. */
final class WorkloadFigures {

  private WorkloadFigures() {}

  static WorkloadStatus of(WorkloadView view, ConditionSet conditions, Epoch epoch) {
    Workload workload = view.workload();
    DeploymentStatus seen = view.deployment() == null ? null : view.deployment().getStatus();
    int ready = seen == null ? 0 : count(seen.getReadyReplicas());
    int wanted =
        view.deployment() == null
            ? workload.getSpec().wantedReplicas()
            : DeploymentStep.wanted(view.deployment());
    return new WorkloadStatus(
        workload.getMetadata().getGeneration(),
        epoch.value(),
        seen == null ? 0 : count(seen.getReplicas()),
        ready,
        PlacedStep.placed(view.pods()),
        ready + "/" + wanted,
        WorkloadNames.selectorText(workload),
        conditions.list());
  }

  /** The same as before, but for the conditions. */
  static WorkloadStatus paused(
      Workload workload, @Nullable WorkloadStatus before, ConditionSet conditions, Epoch epoch) {
    return before == null
        ? new WorkloadStatus(
            null,
            epoch.value(),
            0,
            0,
            0,
            null,
            WorkloadNames.selectorText(workload),
            conditions.list())
        : new WorkloadStatus(
            before.observedGeneration(),
            epoch.value(),
            before.replicas(),
            before.readyReplicas(),
            before.placedReplicas(),
            before.pods(),
            before.selector(),
            conditions.list());
  }

  private static int count(@Nullable Integer value) {
    return Objects.requireNonNullElse(value, 0);
  }
}
