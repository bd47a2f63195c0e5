package dev.orrery.reconcilers.workload.pod;

import org.jspecify.annotations.Nullable;

/**
 * What a Workload's status needs to know of one of its pods: a hundredth of the pod.
 *
 * @param key namespace, name and uid
 * @param workload name of the Workload that the pod names, empty when it names none
 * @param replicaSet name of the ReplicaSet that made it, empty when none did
 * @param created as the API server writes times; sorts by age
 * @param leaving it is being deleted
 * @param ended it has run to its end, in one way or the other
 * @param node where it runs, empty while it waits
 * @param obstacle why it waits, null when nobody has said
 */
public record OwnedPod(
    Key key,
    String workload,
    String replicaSet,
    String created,
    boolean leaving,
    boolean ended,
    String node,
    @Nullable Obstacle obstacle) {

  /** Tells pods apart, one of the same name that came later too. */
  public record Key(String namespace, String name, String uid) {}

  /**
   * Why a pod is not placed, as its condition PodScheduled says.
   *
   * @param reason the condition's reason, may be empty
   * @param message the condition's message, may be empty
   */
  public record Obstacle(String reason, String message) {}

  /** Whether it runs or will. */
  public boolean live() {
    return !leaving && !ended;
  }

  /** Whether it has a node. */
  public boolean placed() {
    return !node.isEmpty();
  }

  /** Whether a Deployment's replica sets made it; others may carry the label by chance. */
  public boolean madeBy(String deployment) {
    return replicaSet.startsWith(deployment + "-")
        && replicaSet.indexOf('-', deployment.length() + 1) < 0;
  }
}
