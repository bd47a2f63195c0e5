package dev.orrery.reconcilers.status;

import dev.orrery.crds.condition.ConditionStatus;

/**
 * What a step found.
 *
 * @param status whether its condition holds
 * @param reason one word
 * @param message for a person
 * @param stuck whether it stays so until somebody changes something
 */
public record Verdict(ConditionStatus status, String reason, String message, boolean stuck) {

  /** It holds. */
  public static Verdict yes(String reason, String message) {
    return new Verdict(ConditionStatus.TRUE, reason, message, false);
  }

  /** It does not hold yet. */
  public static Verdict notYet(String reason, String message) {
    return new Verdict(ConditionStatus.FALSE, reason, message, false);
  }

  /** It does not hold, and will not before somebody changes something. */
  public static Verdict stuck(String reason, String message) {
    return new Verdict(ConditionStatus.FALSE, reason, message, true);
  }

  /** Not known. */
  public static Verdict unknown(String reason, String message) {
    return new Verdict(ConditionStatus.UNKNOWN, reason, message, false);
  }

  /** Whether it holds. */
  public boolean holds() {
    return status == ConditionStatus.TRUE;
  }
}
