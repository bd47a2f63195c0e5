package dev.orrery.plan.disruption;

import java.time.Duration;

/** The port of whatever disrupts: nothing is disrupted without a {@link Permit}. */
public interface DisruptionBudget {

  /**
   * Asks for a claim, and waits for it while a wait may help.
   *
   * @param patience how long to wait; zero: what can be said now
   */
  Grant claim(ClaimRequest request, Duration patience);
}
