package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;

/** How far the fleet is from the bound that one resource gives. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DimensionGap(
    @Required @JsonPropertyDescription("The resource, such as cpu.") String dimension,
    @Required
        @Min(0)
        @JsonPropertyDescription("The fewest nodes that hold all requests for this resource.")
        Integer lowerBound,
    @Required @Min(0) @JsonPropertyDescription("Nodes used above that bound.") Integer gap) {}
