package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A container whose name, image and resources are checked; every other field is kept. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerTemplate(
    @Required
        @Size(min = 1, max = 63)
        @Pattern("^[a-z0-9]([-a-z0-9]*[a-z0-9])?$")
        @JsonPropertyDescription("Unique in the pod: lower-case letters, digits and dashes.")
        String name,
    @Required @Size(min = 1) @JsonPropertyDescription("The image, with its tag or digest.")
        String image,
    @JsonPropertyDescription("What the container needs, and what it may not exceed.")
        @Nullable ContainerResources resources,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
