package dev.orrery.plan.disruption;

/** Tells what is allowed at this moment. */
public interface Brake {

  /**
   * Why the kill switch is engaged, from a live look; empty when it is not.
   *
   * @throws BudgetUnavailableException when nobody can tell
   */
  String engaged();

  /**
   * What is allowed, from a live look.
   *
   * @throws BudgetUnavailableException when nobody can tell, or the settings make no sense
   */
  BudgetTerms terms();
}
