package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** How many pods evictions may take away at once: one of the two. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "has(self.minAvailable) != has(self.maxUnavailable)",
    message =
        "disruption needs exactly one of minAvailable and maxUnavailable. Maybe write"
            + " maxUnavailable: 1.")
@ValidationRule(
    value =
        "!has(self.minAvailable) || (type(self.minAvailable) == int ? self.minAvailable >= 0 :"
            + " self.minAvailable.matches('^(100|[0-9]{1,2})%$'))",
    messageExpression =
        "'minAvailable is ' + string(self.minAvailable) + '. Maybe write a count such as 2 or a"
            + " share such as 50%.'")
@ValidationRule(
    value =
        "!has(self.maxUnavailable) || (type(self.maxUnavailable) == int ? self.maxUnavailable >= 0"
            + " : self.maxUnavailable.matches('^(100|[0-9]{1,2})%$'))",
    messageExpression =
        "'maxUnavailable is ' + string(self.maxUnavailable) + '. Maybe write a count such as 1 or a"
            + " share such as 25%.'")
public record Disruption(
    @JsonPropertyDescription("Pods that must stay, as a count or a share such as 50%.")
        @Nullable IntOrString minAvailable,
    @JsonPropertyDescription("Pods that may be away, as a count or a share such as 25%.")
        @Nullable IntOrString maxUnavailable) {}
