package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** How many pods wait for one reason. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PendingPods(
    @Required @JsonPropertyDescription("The reason in the pods' condition PodScheduled.")
        String reason,
    @Required @Min(1) @JsonPropertyDescription("How many pods.") Integer pods) {}
