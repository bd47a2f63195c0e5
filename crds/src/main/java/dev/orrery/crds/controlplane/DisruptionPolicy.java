package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much Orrery may disrupt: one budget for all that disrupts. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisruptionPolicy(
    @Default("1")
        @Min(0)
        @Max(200)
        @JsonPropertyDescription(
            "Claims held at once, in all. 0: none. A limit below what is held revokes nothing.")
        @Nullable Integer atOnce,
    @Min(0)
        @Max(200)
        @JsonPropertyDescription("Claims held at once in one zone; absent: no such limit.")
        @Nullable Integer perZone,
    @Default("1")
        @Min(0)
        @Max(200)
        @JsonPropertyDescription("Claims held at once for one workload.")
        @Nullable Integer perWorkload,
    @Min(0)
        @Max(100000)
        @JsonPropertyDescription(
            "Claims admitted within any hour, those that ended included; absent: no such limit.")
        @Nullable Integer perHour,
    @Size(max = 16)
        @JsonPropertyDescription(
            "Times without new claims. What is held when one begins is carried to its end.")
        @Nullable List<FreezeWindowSpec> freeze,
    @JsonPropertyDescription("Stops all disruption at once; absent: not engaged.")
        @Nullable KillSwitch killSwitch) {

  /** What holds when nothing is said. */
  public static final DisruptionPolicy STANDARD =
      new DisruptionPolicy(1, null, 1, null, null, null);

  /** Claims held at once, with the default filled in. */
  public int effectiveAtOnce() {
    return atOnce == null ? 1 : atOnce;
  }

  /** Claims held at once for one workload, with the default filled in. */
  public int effectivePerWorkload() {
    return perWorkload == null ? 1 : perWorkload;
  }
}
