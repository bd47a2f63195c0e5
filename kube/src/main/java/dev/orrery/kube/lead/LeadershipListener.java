package dev.orrery.kube.lead;

import dev.orrery.plan.Epoch;

/** Told of what an election comes to; calls come from the elector's thread and must be brief. */
public interface LeadershipListener {

  /**
   * This process leads from now on.
   *
   * @param fenced false when the API server did not refuse what earlier leaders write, though it
   *     did so once
   */
  void leading(Epoch epoch, boolean fenced);

  /** Another leads and was seen to; told when that changes. */
  void following(String holder);

  /**
   * Another holds the Lease and may be dead: it has not been seen to renew it. What comes next is
   * {@link #following} or {@link #leading}.
   */
  void waiting(String holder);

  /**
   * The Lease or the fence cannot be reached or written, or the fence does not hold yet; told at
   * each failed try.
   *
   * @param message why
   */
  void unavailable(String message);

  /**
   * This process no longer leads though it wanted to; the process is halted next.
   *
   * @param why for a person
   */
  void lost(String why);
}
