package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Labels and annotations of the pods. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "!has(self.labels) || !('orrery.dev/workload' in self.labels)",
    message =
        "labels has orrery.dev/workload, which Orrery sets to tell the Workload's pods. Maybe leave"
            + " it out.")
public record TemplateMetadata(
    @Size(max = 256)
        @JsonPropertyDescription("Labels of the pods. Orrery adds orrery.dev/workload.")
        @Nullable Map<String, String> labels,
    @JsonPropertyDescription("Annotations of the pods.") @Nullable Map<String, String> annotations,
    @JsonAnyGetter @JsonAnySetter Map<String, @Nullable Object> more) {}
