package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;

/** How much each part of the score counts, 0 to 100; a part with 0 does not count. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScoreWeights(
    @Default("10")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription("Full nodes: more of it leaves more nodes empty.")
        Integer packing,
    @Default("10")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "Even leftovers: more of it avoids nodes with much of one resource and none of another.")
        Integer fragmentation,
    @Default("10")
        @Min(0)
        @Max(100)
        @JsonPropertyDescription(
            "The pods' own preferences: preferred affinity, soft spreading, PreferNoSchedule.")
        Integer preferences) {

  /** What holds when nothing is said. */
  public static final ScoreWeights STANDARD = new ScoreWeights(10, 10, 10);
}
