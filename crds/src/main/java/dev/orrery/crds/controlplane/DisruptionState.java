package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether claims are admitted. */
public enum DisruptionState {
  /** Within the limits. */
  @JsonProperty("Open")
  OPEN,
  /** Not while a freeze window that holds back everything is open. */
  @JsonProperty("Frozen")
  FROZEN,
  /** Not while the kill switch is engaged. */
  @JsonProperty("Stopped")
  STOPPED,
  /** Not while nobody can tell. */
  @JsonProperty("Unknown")
  UNKNOWN
}
