package dev.orrery.plan.disruption;

/**
 * Why a claim is not admitted.
 *
 * @param message for a person, with what would help
 */
public record Refusal(Cause cause, String message) {

  /** Why, in one word. */
  public enum Cause {
    /** The kill switch is engaged. */
    KILL_SWITCH("KillSwitch", true),
    /** A freeze window is open. */
    FROZEN("Frozen", true),
    /** As many claims are held as may be. */
    AT_ONCE("AtOnce", true),
    /** As many claims are held in the zone as may be. */
    PER_ZONE("PerZone", true),
    /** As many claims are held for the workload as may be. */
    PER_WORKLOAD("PerWorkload", true),
    /** As many claims were admitted within the hour as may be. */
    PER_HOUR("PerHour", true),
    /** There is room, and somebody waits longer for it. */
    BEHIND("Behind", true),
    /** The settings or the ledger cannot be read or make no sense: nobody can tell. */
    UNKNOWN("Unknown", true),
    /** The claim was taken away while it waited. */
    REVOKED("Revoked", false),
    /** Another act has a claim of that name. */
    NAME_TAKEN("NameTaken", false);

    private final String reason;
    private final boolean passing;

    Cause(String reason, boolean passing) {
      this.reason = reason;
      this.passing = passing;
    }

    /** As a condition gives it. */
    public String reason() {
      return reason;
    }

    /** Whether waiting may help. */
    public boolean passing() {
      return passing;
    }

    /** Whether there is a line to wait in: the place is free one day, and one after the other. */
    public boolean line() {
      return switch (this) {
        case AT_ONCE, PER_ZONE, PER_WORKLOAD, PER_HOUR, BEHIND -> true;
        case KILL_SWITCH, FROZEN, UNKNOWN, REVOKED, NAME_TAKEN -> false;
      };
    }
  }
}
