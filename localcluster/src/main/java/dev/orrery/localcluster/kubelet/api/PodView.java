package dev.orrery.localcluster.kubelet.api;

import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.PodState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A bound pod as the API server has it.
 *
 * @param uid unique for ever
 * @param node where it is bound
 * @param generation of the spec, 0 when the server counts none
 * @param version of this view, larger is newer
 * @param created milliseconds since the epoch
 * @param spec shared between pods of one template
 * @param orders the annotations that begin with the kubelet's prefix
 * @param deleting whether it was deleted and its grace period runs
 * @param graceMillis the grace period given with the deletion
 * @param awaited whether its end matters to others: it has a finalizer
 * @param status what it says of itself
 */
public record PodView(
    String namespace,
    String name,
    String uid,
    String node,
    long generation,
    long version,
    long created,
    PodSpec spec,
    Map<String, String> orders,
    boolean deleting,
    long graceMillis,
    boolean awaited,
    Status status) {

  /**
   * The status that the API server has.
   *
   * @param phase Pending, Running, Succeeded, Failed, or Unknown
   * @param ready whether the condition Ready is True
   * @param gatesOpen whether all readiness gates are True
   * @param startedAt when a kubelet took the pod, milliseconds since the epoch; 0 when none did
   * @param address of the pod, empty when it has none
   * @param state where the containers stand; absent when the status does not list them
   * @param times of the conditions
   */
  public record Status(
      String phase,
      boolean ready,
      boolean gatesOpen,
      long startedAt,
      String address,
      @Nullable PodState state,
      ConditionTimes times) {

    /** Whether the pod is over. */
    public boolean terminal() {
      return phase.equals("Succeeded") || phase.equals("Failed");
    }
  }
}
