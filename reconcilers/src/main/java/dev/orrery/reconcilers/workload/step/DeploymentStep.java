package dev.orrery.reconcilers.workload.step;

import dev.orrery.reconcilers.status.Verdict;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentCondition;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether the Deployment has all its pods, new and ready. Owns the condition DeploymentReady. */
public final class DeploymentStep {

  private DeploymentStep() {}

  /** Reads the Deployment's own status. */
  public static Verdict run(@Nullable Deployment deployment) {
    if (deployment == null || deployment.getStatus() == null) {
      return Verdict.unknown("DeploymentUnknown", "The Deployment has not been seen yet.");
    }
    DeploymentStatus status = deployment.getStatus();
    long seen = Objects.requireNonNullElse(status.getObservedGeneration(), 0L);
    if (seen < deployment.getMetadata().getGeneration()) {
      return Verdict.unknown(
          "DeploymentUnknown", "The Deployment's controller has not seen it yet.");
    }
    DeploymentCondition failure = condition(status, "ReplicaFailure");
    if (failure != null && "True".equals(failure.getStatus())) {
      return Verdict.stuck("ReplicaFailure", Objects.requireNonNullElse(failure.getMessage(), ""));
    }
    int wanted = wanted(deployment);
    int updated = count(status.getUpdatedReplicas());
    int available = count(status.getAvailableReplicas());
    int all = count(status.getReplicas());
    if (updated >= wanted && available >= wanted && all <= wanted) {
      return Verdict.yes("Available", available + " of " + wanted + " pods are available.");
    }
    String message =
        updated + " of " + wanted + " pods are up to date, " + available + " are available.";
    DeploymentCondition progress = condition(status, "Progressing");
    return progress != null && "ProgressDeadlineExceeded".equals(progress.getReason())
        ? Verdict.stuck("ProgressDeadlineExceeded", message)
        : Verdict.notYet("RollingOut", message);
  }

  /** Pods that the Deployment wants. */
  public static int wanted(Deployment deployment) {
    return Objects.requireNonNullElse(deployment.getSpec().getReplicas(), 1);
  }

  static int count(@Nullable Integer value) {
    return value == null ? 0 : value;
  }

  private static @Nullable DeploymentCondition condition(DeploymentStatus status, String type) {
    return Objects.requireNonNullElse(status.getConditions(), List.<DeploymentCondition>of())
        .stream()
        .filter(condition -> type.equals(condition.getType()))
        .findFirst()
        .orElse(null);
  }
}
