package dev.orrery.plan.disruption;

/** Whether a procedure that holds a claim may take its next step. */
public sealed interface Standing {

  /** Whether it may. */
  default boolean mayProceed() {
    return this instanceof Proceed;
  }

  /** It may. */
  record Proceed() implements Standing {}

  /**
   * It may not: the procedure ends or takes back what it did.
   *
   * @param message for a person
   */
  record Halt(Cause cause, String message) implements Standing {}

  /** Why it may not. */
  enum Cause {
    /** The kill switch is engaged. */
    KILL_SWITCH,
    /** The claim ran out, or was taken away. */
    CLAIM_LOST,
    /** Nobody can tell; another look may. */
    UNKNOWN
  }
}
