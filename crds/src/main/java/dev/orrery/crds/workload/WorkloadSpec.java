package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.orrery.crds.Api;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.ValidationRule;
import io.fabric8.kubernetes.model.annotation.SpecReplicas;
import org.jspecify.annotations.Nullable;

/** What the user asks for. No controller ever writes it. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
@ValidationRule(
    value =
        "!has(self.template.spec.schedulerName) || !has(self.placement) ||"
            + " !has(self.placement.scheduler) || self.placement.scheduler != 'Orrery' ||"
            + " self.template.spec.schedulerName == 'orrery'",
    messageExpression =
        "'template.spec.schedulerName is ' + self.template.spec.schedulerName + ', but"
            + " placement.scheduler is Orrery. Maybe leave schedulerName out.'")
@ValidationRule(
    value =
        "!has(self.template.spec.schedulerName) || self.template.spec.schedulerName != 'orrery' ||"
            + " (has(self.placement) && has(self.placement.scheduler) && self.placement.scheduler"
            + " == 'Orrery')",
    message =
        "template.spec.schedulerName is orrery. Maybe leave it out and set placement.scheduler to"
            + " Orrery.")
public record WorkloadSpec(
    @Min(0)
        @Max(Integer.MAX_VALUE)
        @SpecReplicas
        @JsonPropertyDescription(
            "How many pods; absent means 1. Set it where an autoscaler reads the scale"
                + " subresource, which has none while it is absent.")
        @Nullable Integer replicas,
    @Required
        @JsonPropertyDescription(
            "The pods. Orrery checks what it must know and hands everything else to the Deployment"
                + " as it is.")
        PodTemplate template,
    @JsonPropertyDescription("A Service in front of the pods; absent: none.")
        @Nullable ServiceSpec service,
    @JsonPropertyDescription(
            "How many pods may be taken away at once by evictions (a PodDisruptionBudget); absent:"
                + " no budget.")
        @Nullable Disruption disruption,
    @JsonPropertyDescription("Who places the pods; absent: the default scheduler.")
        @Nullable Placement placement) {

  /** Pods wanted: 1 when the field is absent. */
  public int wantedReplicas() {
    return replicas == null ? 1 : replicas;
  }

  /** Who places the pods. */
  public SchedulerChoice scheduler() {
    return placement == null || placement.scheduler() == null
        ? SchedulerChoice.DEFAULT
        : placement.scheduler();
  }

  /** The pods' {@code schedulerName}, or null to leave the template's own. */
  public @Nullable String schedulerName() {
    return scheduler() == SchedulerChoice.ORRERY ? Api.SCHEDULER_NAME : null;
  }
}
