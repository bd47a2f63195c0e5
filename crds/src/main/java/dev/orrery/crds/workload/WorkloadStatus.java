package dev.orrery.crds.workload;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.orrery.crds.condition.Condition;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.model.annotation.LabelSelector;
import io.fabric8.kubernetes.model.annotation.StatusReplicas;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What Orrery found and did. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadStatus(
    @Min(0) @JsonPropertyDescription("The generation of the spec that was last acted on.")
        @Nullable Long observedGeneration,
    @Min(0) @JsonPropertyDescription("The reign of the operator that wrote this; it never falls.")
        @Nullable Long epoch,
    @Min(0) @StatusReplicas @JsonPropertyDescription("Pods that exist.") @Nullable Integer replicas,
    @Min(0) @JsonPropertyDescription("Pods that are ready.") @Nullable Integer readyReplicas,
    @Min(0) @JsonPropertyDescription("Pods that have a node.") @Nullable Integer placedReplicas,
    @JsonPropertyDescription("Ready pods of wanted ones, such as 2/3; for printing.")
        @Nullable String pods,
    @LabelSelector @JsonPropertyDescription("Which pods are this Workload's, for autoscalers.")
        @Nullable String selector,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Accepted, DeploymentReady, Placed, and Ready made of them; Reconciling and Stalled"
                + " while they hold.")
        @Nullable List<Condition> conditions) {

  /** The same with these conditions. */
  public WorkloadStatus withConditions(List<Condition> others) {
    return new WorkloadStatus(
        observedGeneration, epoch, replicas, readyReplicas, placedReplicas, pods, selector, others);
  }
}
