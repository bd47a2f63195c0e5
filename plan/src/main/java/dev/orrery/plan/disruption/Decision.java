package dev.orrery.plan.disruption;

/** What becomes of a claim that asks for admission. */
public sealed interface Decision {

  /** The ledger as it should stand after it. */
  Ledger ledger();

  /** It takes a place, once the ledger is written. */
  record Admitted(Ledger ledger) implements Decision {}

  /** It has its place from an earlier try of which the answer was lost. */
  record Held(Ledger ledger) implements Decision {}

  /** It takes none. */
  record Refused(Ledger ledger, Refusal refusal) implements Decision {}
}
