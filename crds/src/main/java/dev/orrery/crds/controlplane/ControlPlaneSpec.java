package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import org.jspecify.annotations.Nullable;

/** What the user asks of Orrery on this cluster. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlPlaneSpec(
    @JsonPropertyDescription("How pods are placed; absent: Orrery only observes.")
        @Nullable PlacementPolicy placement,
    @JsonPropertyDescription("How much may be disrupted at a time; absent: one claim at once.")
        @Nullable DisruptionPolicy disruption) {

  /** The disruption budget that is asked for. */
  public DisruptionPolicy budget() {
    return disruption == null ? DisruptionPolicy.STANDARD : disruption;
  }

  /** The mode that is asked for: Observe when nothing is. */
  public PlacementMode mode() {
    return placement == null ? PlacementMode.OBSERVE : placement.effectiveMode();
  }

  /** The weights that are asked for. */
  public ScoreWeights weights() {
    return placement == null || placement.weights() == null
        ? ScoreWeights.STANDARD
        : placement.weights();
  }
}
