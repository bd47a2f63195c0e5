package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A PodSpec whose containers are checked; every other field is kept as it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodTemplateSpec(
    @Required
        @Size(min = 1, max = 64)
        @JsonPropertyDescription("The containers that run all the time; at least one.")
        List<ContainerTemplate> containers,
    @Size(max = 64)
        @JsonPropertyDescription(
            "Containers that run before the others, in order; with restartPolicy Always a sidecar.")
        @Nullable List<ContainerTemplate> initContainers,
    @Pattern("^Always$")
        @JsonPropertyDescription("Always, or absent: pods of a Deployment run all the time.")
        @Nullable String restartPolicy,
    @Size(max = 253)
        @JsonPropertyDescription(
            "A third scheduler by its name. For Orrery's set placement.scheduler instead.")
        @Nullable String schedulerName,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
