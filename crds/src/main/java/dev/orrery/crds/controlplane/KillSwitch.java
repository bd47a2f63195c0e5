package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Stops all disruption. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record KillSwitch(
    @Required
        @JsonPropertyDescription(
            "true: no claim is admitted, and what runs stops at its next step.")
        Boolean engaged,
    @Size(max = 256) @JsonPropertyDescription("Why, for all who wonder.")
        @Nullable String reason) {}
