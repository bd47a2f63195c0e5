package dev.orrery.crds.disruption;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is to be disrupted, on whose behalf and why. Orrery writes it once. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value = "self == oldSelf",
    message =
        "spec of a DisruptionClaim never changes. Maybe delete the claim: its holder then stops at"
            + " its next step.")
@ValidationRule(
    value = "!has(self.workload) || self.workload.matches('^[^/]+/[^/]+/[^/]+$')",
    messageExpression =
        "'workload is ' + self.workload + '. Maybe write KIND/NAMESPACE/NAME, like"
            + " Deployment/shop/web.'")
public record DisruptionClaimSpec(
    @Required @JsonPropertyDescription("What kind of work disrupts.") DisruptionActivity activity,
    @Required @Size(min = 1, max = 256) @JsonPropertyDescription("Why, for people.") String reason,
    @Required @JsonPropertyDescription("The object on whose behalf it is done.") ClaimHolder holder,
    @Required @JsonPropertyDescription("The process that declared the claim.") ClaimProcess process,
    @Size(max = 32) @JsonPropertyDescription("What is disrupted; at most 32 are named.")
        @Nullable List<ClaimTarget> targets,
    @Size(max = 63)
        @JsonPropertyDescription(
            "The zone it is in. Claims without a zone are counted together, as if in one zone.")
        @Nullable String zone,
    @Size(max = 512)
        @JsonPropertyDescription(
            "The workload that is disrupted, as KIND/NAMESPACE/NAME; absent: none, and the limit"
                + " for workloads does not apply.")
        @Nullable String workload,
    @Required
        @Min(10)
        @Max(3600)
        @JsonPropertyDescription(
            "How long the claim is held without a sign of life from its holder, in seconds.")
        Integer ttlSeconds) {}
