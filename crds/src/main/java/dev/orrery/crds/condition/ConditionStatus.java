package dev.orrery.crds.condition;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether a condition holds. Unknown is neither healthy nor broken. */
public enum ConditionStatus {
  /** It holds. */
  @JsonProperty("True")
  TRUE,
  /** It does not hold. */
  @JsonProperty("False")
  FALSE,
  /** Not known yet. */
  @JsonProperty("Unknown")
  UNKNOWN
}
