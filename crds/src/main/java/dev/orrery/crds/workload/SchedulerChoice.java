package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who places the pods of a Workload. */
public enum SchedulerChoice {
  /** The cluster's scheduler, or the one that the template names. */
  @JsonProperty("Default")
  DEFAULT,
  /** Orrery. */
  @JsonProperty("Orrery")
  ORRERY
}
