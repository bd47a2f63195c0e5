package dev.orrery.crds.leadership;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import org.jspecify.annotations.Nullable;

/** The highest epoch of a role. */
@JsonIgnoreProperties(ignoreUnknown = true)
@ValidationRule(
    value = "self.epoch >= oldSelf.epoch",
    message = "epoch is lower than before. Maybe another operator leads by now.")
public record LeaderEpochSpec(
    @Required
        @Min(1)
        @Max(9007199254740991L)
        @JsonPropertyDescription(
            "How often the role has changed hands, or more. What carries a lower one is refused by"
                + " the API server.")
        Long epoch,
    @Nullable
        @JsonPropertyDescription(
            "A leader has seen the API server refuse a lower epoch. From then on each new leader"
                + " waits for that before it begins, for the time of a Lease at most.")
        Boolean enforced) {}
