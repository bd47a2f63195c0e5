package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Amounts of resources by their name. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.requests) || self.requests.all(k, isQuantity(string(self.requests[k])) &&"
            + " quantity(string(self.requests[k])).sign() >= 0)",
    message =
        "requests has a value that is no amount of 0 or more. Maybe write it like 500m, 1.5 or"
            + " 4Gi.")
@ValidationRule(
    value =
        "!has(self.limits) || self.limits.all(k, isQuantity(string(self.limits[k])) &&"
            + " quantity(string(self.limits[k])).sign() >= 0)",
    message =
        "limits has a value that is no amount of 0 or more. Maybe write it like 500m, 1.5 or 4Gi.")
public record ContainerResources(
    @Size(max = 32)
        @JsonPropertyDescription(
            "What is set aside for the container, such as cpu: 500m. Write a decimal as text:"
                + " \"0.5\".")
        @Nullable Map<String, Quantity> requests,
    @Size(max = 32) @JsonPropertyDescription("What the container may not exceed.")
        @Nullable Map<String, Quantity> limits,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
