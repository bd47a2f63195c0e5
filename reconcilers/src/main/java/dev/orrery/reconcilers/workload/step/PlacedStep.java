package dev.orrery.reconcilers.workload.step;

import dev.orrery.reconcilers.status.Verdict;
import dev.orrery.reconcilers.workload.pod.OwnedPod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether every pod has a node. Owns the condition Placed. */
public final class PlacedStep {

  /** By name where the age is the same: the message must not change from one look to the next. */
  private static final Comparator<OwnedPod> OLDEST =
      Comparator.comparing(OwnedPod::created).thenComparing(pod -> pod.key().name());

  private PlacedStep() {}

  /** Reads the pods; the pod that waits longest says why. */
  public static Verdict run(@Nullable Deployment deployment, List<OwnedPod> pods) {
    if (deployment == null) {
      return Verdict.unknown("DeploymentUnknown", "The Deployment has not been seen yet.");
    }
    int wanted = DeploymentStep.wanted(deployment);
    List<OwnedPod> live = live(pods);
    List<OwnedPod> waiting = live.stream().filter(pod -> !pod.placed()).sorted(OLDEST).toList();
    if (!waiting.isEmpty()) {
      return waiting(waiting, live.size());
    }
    return live.size() < wanted
        ? Verdict.notYet("PodsMissing", live.size() + " of " + wanted + " pods are there.")
        : Verdict.yes("AllPlaced", "All " + live.size() + " pods have a node.");
  }

  /** Pods with a node that still run or will. */
  public static int placed(List<OwnedPod> pods) {
    return (int) live(pods).stream().filter(OwnedPod::placed).count();
  }

  private static Verdict waiting(List<OwnedPod> waiting, int all) {
    OwnedPod.Obstacle why = waiting.getFirst().obstacle();
    String head = waiting.size() + " of " + all + " pods wait for a node";
    return why == null || why.reason().isEmpty()
        ? Verdict.notYet("Waiting", head + ".")
        : Verdict.notYet(why.reason(), head + ": " + why.message());
  }

  private static List<OwnedPod> live(List<OwnedPod> pods) {
    return pods.stream().filter(OwnedPod::live).toList();
  }
}
