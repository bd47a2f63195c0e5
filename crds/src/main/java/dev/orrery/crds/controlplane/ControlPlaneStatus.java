package dev.orrery.crds.controlplane;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.orrery.crds.condition.Condition;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fleet in figures. */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ControlPlaneStatus(
    @Min(0) @JsonPropertyDescription("The generation of the spec that was last acted on.")
        @Nullable Long observedGeneration,
    @Min(0) @JsonPropertyDescription("The reign of the operator that wrote this; it never falls.")
        @Nullable Long epoch,
    @Min(0) @JsonPropertyDescription("Nodes in the cluster.") @Nullable Integer nodes,
    @Min(0) @JsonPropertyDescription("Nodes that carry at least one counted pod.")
        @Nullable Integer nodesUsed,
    @Min(0)
        @JsonPropertyDescription(
            "The fewest nodes that could carry the same pods; no placement can use fewer.")
        @Nullable Integer lowerBound,
    @Size(max = 32)
        @JsonPropertyDescription("The lower bound and the distance from it by resource.")
        @Nullable List<DimensionGap> gap,
    @Min(0) @JsonPropertyDescription("Pods that have a node.") @Nullable Integer podsPlaced,
    @Min(0) @JsonPropertyDescription("Pods of Orrery's that wait for a node.")
        @Nullable Integer podsPending,
    @Size(max = 32) @JsonPropertyDescription("Why pods wait, the most frequent reason first.")
        @Nullable List<PendingPods> pending,
    @JsonPropertyDescription("The disruption budget as it stands.")
        @Nullable DisruptionStatus disruption,
    @Size(max = 32)
        @JsonPropertyDescription(
            "Ready; DisruptionAllowed: whether claims are admitted; PlanNotAvailable while the mode"
                + " is Plan and its engine is not there.")
        @Nullable List<Condition> conditions) {

  /** The same, written by the leader of another reign. */
  public ControlPlaneStatus inEpoch(long newEpoch) {
    return new ControlPlaneStatus(
        observedGeneration,
        newEpoch,
        nodes,
        nodesUsed,
        lowerBound,
        gap,
        podsPlaced,
        podsPending,
        pending,
        disruption,
        conditions);
  }
}
