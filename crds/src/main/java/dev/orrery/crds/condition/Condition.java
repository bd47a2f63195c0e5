package dev.orrery.crds.condition;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One fact about an object, with the reason in one word and a message for people. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Condition(
    @Required
        @Size(max = 316)
        @Pattern("^[A-Za-z]([A-Za-z0-9_.-]*[A-Za-z0-9])?$")
        @JsonPropertyDescription("What the condition is about, in CamelCase.")
        String type,
    @Required @JsonPropertyDescription("True, False or Unknown.") ConditionStatus status,
    @Min(0)
        @JsonPropertyDescription(
            "The generation of the spec that was looked at. Lower than metadata.generation: the"
                + " condition is about an earlier spec.")
        @Nullable Long observedGeneration,
    @Required @JsonPropertyDescription("When the status last changed from one value to another.")
        String lastTransitionTime,
    @Required
        @Size(max = 1024)
        @Pattern("^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$")
        @JsonPropertyDescription("Why, in one word for programs.")
        String reason,
    @Required
        @Size(max = 32768)
        @JsonPropertyDescription("Why, in a sentence for people; may be empty.")
        String message) {

  /** Whether two conditions say the same, whenever it became so. */
  public boolean says(Condition other) {
    return type.equals(other.type)
        && status == other.status
        && reason.equals(other.reason)
        && message.equals(other.message);
  }

  /** Whether it holds. */
  public boolean holds() {
    return status == ConditionStatus.TRUE;
  }
}
