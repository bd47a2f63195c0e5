package dev.orrery.scheduler.place;

import dev.orrery.plan.Score;
import dev.orrery.scheduler.model.PodKey;
import java.util.List;

/**
 * Where a pod is to go, and why there.
 *
 * @param pod which pod
 * @param node the chosen node
 * @param score what the node scored, part by part
 * @param runnersUp the next best nodes, best first; empty where no other node admits the pod
 * @param version the fleet's version that was looked at; it grows with every change
 */
public record Decision(
    PodKey pod, String node, Score score, List<Candidate> runnersUp, long version) {

  /** Copies the list. */
  public Decision {
    runnersUp = List.copyOf(runnersUp);
  }

  /**
   * A node that admits the pod.
   *
   * @param node its name
   * @param score what it scores
   */
  public record Candidate(String node, Score score) {}
}
