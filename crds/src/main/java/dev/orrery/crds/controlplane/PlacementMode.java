package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What Orrery does with pods of its scheduler name. */
public enum PlacementMode {
  /** Scores them, binds none. */
  @JsonProperty("Observe")
  OBSERVE,
  /** Binds them. */
  @JsonProperty("Bind")
  BIND,
  /** Binds them, and proposes moves once there is an engine for it. */
  @JsonProperty("Plan")
  PLAN;

  /** Whether pods are bound. */
  public boolean binds() {
    return this != OBSERVE;
  }
}
