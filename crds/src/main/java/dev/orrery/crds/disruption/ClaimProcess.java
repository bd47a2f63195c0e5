package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;

/** The process that holds a claim. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimProcess(
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription(
            "The process's name, unlike any other's: the same as in the Lease by which it leads.")
        String identity,
    @Required
        @Size(min = 1, max = 253)
        @JsonPropertyDescription("The Lease by which it leads, in the operator's namespace.")
        String lease) {}
