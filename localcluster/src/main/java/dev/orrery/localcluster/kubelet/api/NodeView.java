package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.localcluster.fleet.NodeTaint;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A node as the API server has it.
 *
 * @param name of the node
 * @param uid unique for ever
 * @param resourceVersion of this view
 * @param labels all
 * @param taints all
 * @param allocatable cpu in milli, others in units
 * @param ready status of the condition Ready: True, False or Unknown; empty when absent
 */
public record NodeView(
    String name,
    String uid,
    String resourceVersion,
    Map<String, String> labels,
    List<NodeTaint> taints,
    Map<String, Long> allocatable,
    String ready) {

  /** Reads a node. */
  public static NodeView read(JsonNode node) {
    JsonNode metadata = node.path("metadata");
    JsonNode status = node.path("status");
    return new NodeView(
        metadata.path("name").asText(),
        metadata.path("uid").asText(),
        metadata.path("resourceVersion").asText(),
        Json.strings(metadata.path("labels")),
        Json.list(node.path("spec").path("taints"), NodeView::taint),
        Demand.amounts(Json.strings(status.path("allocatable"))),
        Json.condition(status.path("conditions"), "Ready").path("status").asText());
  }

  private static NodeTaint taint(JsonNode taint) {
    @Nullable String value = taint.has("value") ? taint.path("value").asText() : null;
    return new NodeTaint(taint.path("key").asText(), value, taint.path("effect").asText());
  }
}
