package dev.orrery.cli.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.cluster.Api;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as the ControlPlane's status gives it.
 *
 * @param mode what Orrery does with pods: Observe, Bind or Plan
 * @param ready the condition Ready: True, False or Unknown; null before the operator's first word
 * @param reason why, in one word
 * @param nodes nodes there are
 * @param nodesUsed nodes that carry a pod
 * @param lowerBound the fewest nodes that could carry the same pods
 * @param gap by resource
 * @param podsPlaced pods that have a node
 * @param podsPending pods of Orrery's that wait for one
 * @param pending why they wait
 */
public record FleetView(
    String mode,
    @Nullable String ready,
    @Nullable String reason,
    int nodes,
    int nodesUsed,
    int lowerBound,
    List<Gap> gap,
    int podsPlaced,
    int podsPending,
    List<Pending> pending) {

  /** Path of the one ControlPlane. */
  public static final String PATH = "/apis/orrery.dev/v1alpha1/controlplanes/default";

  /** Copies the lists. */
  public FleetView {
    gap = List.copyOf(gap);
    pending = List.copyOf(pending);
  }

  /**
   * One resource.
   *
   * @param dimension its name, such as cpu
   * @param lowerBound the fewest nodes that hold all requests for it
   * @param gap nodes used above that
   */
  public record Gap(String dimension, int lowerBound, int gap) {}

  /**
   * Pods that wait.
   *
   * @param reason in one word
   * @param pods how many
   */
  public record Pending(String reason, int pods) {}

  /** Reads it, null where the cluster has no ControlPlane. */
  public static @Nullable FleetView read(Api api) {
    return api.find(PATH).map(FleetView::of).orElse(null);
  }

  static FleetView of(JsonNode controlPlane) {
    JsonNode status = controlPlane.path("status");
    List<Gap> gap = new ArrayList<>();
    status
        .path("gap")
        .forEach(
            one ->
                gap.add(
                    new Gap(
                        one.path("dimension").asText(),
                        one.path("lowerBound").asInt(),
                        one.path("gap").asInt())));
    List<Pending> pending = new ArrayList<>();
    status
        .path("pending")
        .forEach(
            one -> pending.add(new Pending(one.path("reason").asText(), one.path("pods").asInt())));
    JsonNode ready = readyCondition(status);
    return new FleetView(
        controlPlane.at("/spec/placement/mode").asText("Observe"),
        ready == null ? null : ready.path("status").asText(),
        ready == null ? null : ready.path("reason").asText(),
        status.path("nodes").asInt(),
        status.path("nodesUsed").asInt(),
        status.path("lowerBound").asInt(),
        gap,
        status.path("podsPlaced").asInt(),
        status.path("podsPending").asInt(),
        pending);
  }

  private static @Nullable JsonNode readyCondition(JsonNode status) {
    for (JsonNode condition : status.path("conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition;
      }
    }
    return null;
  }
}
