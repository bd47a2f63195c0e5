package dev.orrery.reconcilers.workload.step;

import dev.orrery.reconcilers.status.Verdict;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether every pod has a node. Owns the condition Placed. */
public final class PlacedStep {

  private PlacedStep() {}

  /** Reads the pods; the pod that waits longest says why. */
  public static Verdict run(@Nullable Deployment deployment, List<Pod> pods) {
    if (deployment == null) {
      return Verdict.unknown("DeploymentUnknown", "The Deployment has not been seen yet.");
    }
    int wanted = DeploymentStep.wanted(deployment);
    List<Pod> live = live(pods);
    List<Pod> waiting =
        live.stream()
            .filter(pod -> !placed(pod))
            .sorted(Comparator.comparing(pod -> pod.getMetadata().getCreationTimestamp()))
            .toList();
    if (!waiting.isEmpty()) {
      return waiting(waiting, live.size());
    }
    return live.size() < wanted
        ? Verdict.notYet("PodsMissing", live.size() + " of " + wanted + " pods are there.")
        : Verdict.yes("AllPlaced", "All " + live.size() + " pods have a node.");
  }

  /** Pods with a node that still run or will. */
  public static int placed(List<Pod> pods) {
    return (int) live(pods).stream().filter(PlacedStep::placed).count();
  }

  private static Verdict waiting(List<Pod> waiting, int all) {
    PodCondition why = scheduled(waiting.getFirst());
    String head = waiting.size() + " of " + all + " pods wait for a node";
    return why == null || why.getReason() == null
        ? Verdict.notYet("Waiting", head + ".")
        : Verdict.notYet(
            why.getReason(), head + ": " + Objects.requireNonNullElse(why.getMessage(), ""));
  }

  private static List<Pod> live(List<Pod> pods) {
    return pods.stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .filter(pod -> !ended(pod))
        .toList();
  }

  private static boolean ended(Pod pod) {
    return pod.getStatus() != null
        && ("Failed".equals(pod.getStatus().getPhase())
            || "Succeeded".equals(pod.getStatus().getPhase()));
  }

  private static boolean placed(Pod pod) {
    return pod.getSpec() != null && pod.getSpec().getNodeName() != null;
  }

  private static @Nullable PodCondition scheduled(Pod pod) {
    if (pod.getStatus() == null || pod.getStatus().getConditions() == null) {
      return null;
    }
    return pod.getStatus().getConditions().stream()
        .filter(condition -> "PodScheduled".equals(condition.getType()))
        .findFirst()
        .orElse(null);
  }
}
