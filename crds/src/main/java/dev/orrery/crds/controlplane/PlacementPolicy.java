package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** How pods are placed. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PlacementPolicy(
    @Default("Observe")
        @JsonPropertyDescription(
            "Observe scores and binds nothing; Bind places pods whose schedulerName is orrery; Plan"
                + " also proposes moves, and until that is there does what Bind does.")
        @Nullable PlacementMode mode,
    @JsonPropertyDescription("What counts how much when a node is chosen.")
        @Nullable ScoreWeights weights) {

  /** The mode, with the default filled in. */
  public PlacementMode effectiveMode() {
    return mode == null ? PlacementMode.OBSERVE : mode;
  }
}
