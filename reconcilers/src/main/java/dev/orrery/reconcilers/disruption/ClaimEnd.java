package dev.orrery.reconcilers.disruption;

/** Why a claim was ended that its holder did not release. */
public enum ClaimEnd {
  /** No sign of life in its time. */
  EXPIRED("ClaimExpired", "its holder gave no sign of life in time"),
  /** The object on whose behalf it was held is gone. */
  HOLDER_GONE("HolderGone", "the object on whose behalf it was held is gone"),
  /** The process that held it leads no more, and no other took it over. */
  PROCESS_GONE("ProcessGone", "the process that held it leads no more, and none took it over");

  private final String reason;
  private final String text;

  ClaimEnd(String reason, String text) {
    this.reason = reason;
    this.text = text;
  }

  /** As an event gives it. */
  public String reason() {
    return reason;
  }

  /** For people. */
  public String text() {
    return text;
  }
}
