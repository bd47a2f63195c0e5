package dev.orrery.plan.disruption;

/** Nobody can tell what is allowed or held; nothing is, then. */
public final class BudgetUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what was found, for a person. */
  public BudgetUnavailableException(String message) {
    super(message);
  }
}
