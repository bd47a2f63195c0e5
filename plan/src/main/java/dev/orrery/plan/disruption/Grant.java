package dev.orrery.plan.disruption;

/** What came of asking for a claim. */
public sealed interface Grant {

  /** It is held. */
  record Held(Permit permit) implements Grant {}

  /** It is not, and nothing of it is left. */
  record Refused(Refusal refusal) implements Grant {}
}
