package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.orrery.crds.condition.Condition;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the claim is held, and until when. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisruptionClaimStatus(
    @JsonPropertyDescription("Whether the claim waits or is held; for printing.")
        @Nullable ClaimPhase phase,
    @Min(0)
        @JsonPropertyDescription(
            "Signs of life of the holder so far. One that does not come within ttlSeconds costs it"
                + " the claim.")
        @Nullable Long renewals,
    @JsonPropertyDescription("The process that holds it now, where another took it over.")
        @Nullable ClaimProcess process,
    @JsonPropertyDescription("When it was admitted, by the API server's clock.")
        @Nullable String since,
    @JsonPropertyDescription(
            "When it ends without another sign of life, by the API server's clock; for people.")
        @Nullable String until,
    @Size(max = 32) @JsonPropertyDescription("Ready: the claim is held.")
        @Nullable List<Condition> conditions) {}
