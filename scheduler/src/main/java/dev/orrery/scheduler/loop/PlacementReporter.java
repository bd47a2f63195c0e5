package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;

/**
 * Tells people what was decided: conditions and events. Called on transitions only; never blocks,
 * and may come late or fail without harm to placement.
 */
public interface PlacementReporter {

  /**
   * A pod could not be placed, or for another reason than before.
   *
   * @param message for a person: what was missing, on how many nodes, and what would help
   */
  void pending(Pod pod, PendingReason reason, String message);

  /** A pod was bound. */
  void placed(Pod pod, Decision decision);
}
