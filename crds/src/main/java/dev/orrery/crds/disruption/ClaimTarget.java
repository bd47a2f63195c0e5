package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** Something that is disrupted. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClaimTarget(
    @Required @Size(min = 1, max = 63) @JsonPropertyDescription("Its kind.") String kind,
    @Size(max = 63) @JsonPropertyDescription("Its namespace; absent: it has none.")
        @Nullable String namespace,
    @Required @Size(min = 1, max = 253) @JsonPropertyDescription("Its name.") String name,
    @Size(max = 64) @JsonPropertyDescription("Its uid, where one object is meant.")
        @Nullable String uid) {}
