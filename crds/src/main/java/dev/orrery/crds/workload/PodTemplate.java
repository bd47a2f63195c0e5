package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The pods as a Deployment's template describes them. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PodTemplate(
    @JsonPropertyDescription("Labels and annotations of the pods.")
        @Nullable TemplateMetadata metadata,
    @Required
        @JsonPropertyDescription(
            "The pods' spec: every field of Kubernetes' PodSpec, with the fields below checked"
                + " early.")
        PodTemplateSpec spec,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
