package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a claim stands. */
public enum ClaimPhase {
  /** Declared, and not admitted: nothing may be disrupted for it. */
  @JsonProperty("Waiting")
  WAITING,
  /** Admitted. */
  @JsonProperty("Held")
  HELD
}
