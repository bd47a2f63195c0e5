package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** The object on whose behalf something is disrupted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimHolder(
    @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Its group and version.")
        String apiVersion,
    @Required @Size(min = 1, max = 63) @JsonPropertyDescription("Its kind, for people.")
        String kind,
    @Required
        @Size(min = 1, max = 63)
        @JsonPropertyDescription("The plural name under which the API serves it.")
        String resource,
    @Size(max = 63) @JsonPropertyDescription("Its namespace; absent: it has none.")
        @Nullable String namespace,
    @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Its name.") String name,
    @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription(
            "Its uid. When no object has it any more, the claim is released: nobody would.")
        String uid) {}
