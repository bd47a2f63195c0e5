package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import org.jspecify.annotations.Nullable;

/** Who places the pods. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Placement(
    @Default("Default")
        @JsonPropertyDescription(
            "Default leaves the pods to the cluster's scheduler (or the one that the template"
                + " names); Orrery gives them to Orrery.")
        @Nullable SchedulerChoice scheduler) {}
