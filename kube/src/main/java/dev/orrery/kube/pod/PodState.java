package dev.orrery.kube.pod;

import dev.orrery.scheduler.model.Pod;
import org.jspecify.annotations.Nullable;

/**
 * A pod and what was said of its placement so far.
 *
 * @param pod the pod as placement sees it
 * @param verdict the condition PodScheduled=False that stands on it, null where there is none
 * @param decision the annotation {@code orrery.dev/placement}, null where there is none
 */
public record PodState(Pod pod, @Nullable Verdict verdict, @Nullable String decision) {

  /** The same, the decision dropped: it is long, and only an explanation asks for it. */
  public PodState withoutDecision() {
    return decision == null ? this : new PodState(pod, verdict, null);
  }

  /**
   * Why a pod is not placed, as its condition says.
   *
   * @param reason the condition's reason
   * @param message the condition's message
   */
  public record Verdict(String reason, String message) {}
}
