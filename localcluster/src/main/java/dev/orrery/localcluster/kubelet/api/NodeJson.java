package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orrery.localcluster.fleet.NodeTaint;
import dev.orrery.localcluster.fleet.SimulatedNode;
import dev.orrery.localcluster.kubelet.node.Addresses;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The bodies of the requests about a node and its Lease. */
public final class NodeJson {

  /** The label that says which fleet a simulated node is of. */
  public static final String FLEET_LABEL = "orrery.dev/fleet";

  /** The taint that admission gives every new node. */
  public static final String NOT_READY = "node.kubernetes.io/not-ready";

  private static final String VERSION = "v1.36.0-orrery-fake";

  private NodeJson() {}

  /** A whole node, its status included. */
  public static byte[] node(SimulatedNode node, String fleet, Addresses addresses, long now) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          kind(json, "v1", "Node");
          json.writeObjectFieldStart("metadata");
          json.writeStringField("name", node.name());
          labels(json, node, fleet);
          json.writeEndObject();
          json.writeObjectFieldStart("spec");
          json.writeStringField("podCIDR", addresses.range());
          json.writeArrayFieldStart("podCIDRs");
          json.writeString(addresses.range());
          json.writeEndArray();
          json.writeStringField("providerID", "orrery-fake://" + node.name());
          taints(json, node.taints());
          json.writeEndObject();
          status(json, node, addresses, now, now);
          json.writeEndObject();
        });
  }

  /** Merge patch: the labels of a node that is there already. */
  public static byte[] labels(SimulatedNode node, String fleet) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("metadata");
          labels(json, node, fleet);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /**
   * Strategic merge patch: the whole status.
   *
   * @param readySince when the conditions became what they are
   */
  public static byte[] status(SimulatedNode node, Addresses addresses, long readySince, long now) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          status(json, node, addresses, readySince, now);
          json.writeEndObject();
        });
  }

  /** Merge patch: these taints and no others, provided that the node is still at that version. */
  public static byte[] taints(List<NodeTaint> taints, String resourceVersion) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("metadata");
          json.writeStringField("resourceVersion", resourceVersion);
          json.writeEndObject();
          json.writeObjectFieldStart("spec");
          taints(json, taints);
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** A whole Lease, owned by its node. */
  public static byte[] lease(String node, String uid, int seconds, long now) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          kind(json, "coordination.k8s.io/v1", "Lease");
          json.writeObjectFieldStart("metadata");
          json.writeStringField("name", node);
          json.writeArrayFieldStart("ownerReferences");
          json.writeStartObject();
          kind(json, "v1", "Node");
          json.writeStringField("name", node);
          json.writeStringField("uid", uid);
          json.writeEndObject();
          json.writeEndArray();
          json.writeEndObject();
          renewal(json, node, seconds, now);
          json.writeEndObject();
        });
  }

  /** Merge patch: a Lease renewed. */
  public static byte[] renewal(String node, int seconds, long now) {
    return JsonBytes.write(
        json -> {
          json.writeStartObject();
          renewal(json, node, seconds, now);
          json.writeEndObject();
        });
  }

  private static void renewal(JsonGenerator json, String node, int seconds, long now)
      throws IOException {
    json.writeObjectFieldStart("spec");
    json.writeStringField("holderIdentity", node);
    json.writeNumberField("leaseDurationSeconds", seconds);
    json.writeStringField("renewTime", JsonBytes.microTime(now));
    json.writeEndObject();
  }

  private static void kind(JsonGenerator json, String version, String kind) throws IOException {
    json.writeStringField("apiVersion", version);
    json.writeStringField("kind", kind);
  }

  private static void labels(JsonGenerator json, SimulatedNode node, String fleet)
      throws IOException {
    json.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label : node.labels().entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeStringField(FLEET_LABEL, fleet);
    json.writeEndObject();
  }

  private static void taints(JsonGenerator json, List<NodeTaint> taints) throws IOException {
    json.writeArrayFieldStart("taints");
    for (NodeTaint taint : taints) {
      json.writeStartObject();
      json.writeStringField("key", taint.key());
      if (taint.value() != null) {
        json.writeStringField("value", taint.value());
      }
      json.writeStringField("effect", taint.effect());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void status(
      JsonGenerator json, SimulatedNode node, Addresses addresses, long readySince, long now)
      throws IOException {
    json.writeObjectFieldStart("status");
    strings(json, "capacity", node.capacity());
    strings(json, "allocatable", node.allocatable());
    json.writeArrayFieldStart("addresses");
    address(json, "InternalIP", addresses.host());
    address(json, "Hostname", node.name());
    json.writeEndArray();
    json.writeArrayFieldStart("conditions");
    condition(json, "MemoryPressure", "False", "KubeletHasSufficientMemory", readySince, now);
    condition(json, "DiskPressure", "False", "KubeletHasNoDiskPressure", readySince, now);
    condition(json, "PIDPressure", "False", "KubeletHasSufficientPID", readySince, now);
    condition(json, "Ready", "True", "KubeletReady", readySince, now);
    json.writeEndArray();
    strings(json, "nodeInfo", info(node));
    json.writeEndObject();
  }

  private static Map<String, String> info(SimulatedNode node) {
    return Map.of(
        "architecture",
        node.labels().getOrDefault("kubernetes.io/arch", "amd64"),
        "operatingSystem",
        "linux",
        "osImage",
        "simulated",
        "kernelVersion",
        "simulated",
        "containerRuntimeVersion",
        "orrery-fake://1",
        "kubeletVersion",
        VERSION,
        "kubeProxyVersion",
        "",
        "machineID",
        node.name(),
        "bootID",
        node.name(),
        "systemUUID",
        node.name());
  }

  private static void strings(JsonGenerator json, String field, Map<String, String> map)
      throws IOException {
    json.writeObjectFieldStart(field);
    for (Map.Entry<String, String> entry : map.entrySet()) {
      json.writeStringField(entry.getKey(), entry.getValue());
    }
    json.writeEndObject();
  }

  private static void address(JsonGenerator json, String type, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("address", value);
    json.writeEndObject();
  }

  private static void condition(
      JsonGenerator json, String type, String status, String reason, long since, long now)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("type", type);
    json.writeStringField("status", status);
    json.writeStringField("reason", reason);
    json.writeStringField("lastTransitionTime", JsonBytes.time(since));
    json.writeStringField("lastHeartbeatTime", JsonBytes.time(now));
    json.writeEndObject();
  }
}
