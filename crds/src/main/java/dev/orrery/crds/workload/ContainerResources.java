package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of resources by their name. The CRD refuses what is no amount, or one below 0. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ContainerResources(
    @Size(max = 32)
        @JsonPropertyDescription(
            "What is set aside for the container, such as cpu: 500m. Write a decimal as text:"
                + " \"0.5\".")
        @Nullable Map<String, Quantity> requests,
    @Size(max = 32) @JsonPropertyDescription("What the container may not exceed.")
        @Nullable Map<String, Quantity> limits,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
