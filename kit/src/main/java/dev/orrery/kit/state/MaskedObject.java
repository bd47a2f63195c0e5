package dev.orrery.kit.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashSet;
import java.util.Set;

/** An object without what differs from run to run. */
final class MaskedObject {

  /** Given by the API server or by clocks, not by what anybody wanted. */
  private static final Set<String> ALWAYS =
      Set.of(
          "uid",
          "resourceVersion",
          "creationTimestamp",
          "managedFields",
          "generation",
          "observedGeneration",
          "epoch",
          "lastTransitionTime",
          "lastUpdateTime",
          "lastProbeTime",
          "startTime",
          "startedAt",
          "finishedAt",
          "podIP",
          "podIPs",
          "hostIP",
          "hostIPs",
          "clusterIPs",
          "containerID",
          "generateName",
          "acquireTime",
          "renewTime",
          "leaseTransitions",
          "leaseDurationSeconds",
          "lastHour",
          "orrery.dev/epoch",
          "orrery.dev/placement",
          "orrery.dev/applied-hash",
          "deployment.kubernetes.io/revision",
          "kubectl.kubernetes.io/last-applied-configuration");

  /** What counts of these is only that they have a value. */
  private static final Set<String> SET_OR_NOT =
      Set.of("nodeName", "holderIdentity", "topology.kubernetes.io/zone");

  private final Set<String> left = new HashSet<>(ALWAYS);

  MaskedObject(Set<String> kinds, String... more) {
    left.addAll(kinds);
    left.addAll(Set.of(more));
  }

  /** A masked copy. */
  JsonNode of(JsonNode object, String namespace) {
    JsonNode copy = object.deepCopy();
    mask(copy, namespace);
    if (neverApplied(object)) {
      ((ObjectNode) copy).put("neverApplied", true);
    }
    return copy;
  }

  /**
   * Whether Orrery owns a part of the spec of what it made otherwise than by apply: no later apply
   * would ever take that back, though nothing else tells.
   */
  private static boolean neverApplied(JsonNode object) {
    if (!object.path("metadata").has("ownerReferences")) {
      return false;
    }
    for (JsonNode entry : object.at("/metadata/managedFields")) {
      if (entry.path("manager").asText().startsWith("orrery-")
          && entry.path("operation").asText().equals("Update")
          && entry.path("subresource").isMissingNode()
          && entry.path("fieldsV1").has("f:spec")) {
        return true;
      }
    }
    return false;
  }

  private void mask(JsonNode node, String namespace) {
    switch (node) {
      case ObjectNode object -> {
        object.remove(left);
        // Which address is chance, whether there is one is not.
        if (!object.path("clusterIP").asText("None").equals("None")) {
          object.remove("clusterIP");
        }
        for (String name : SET_OR_NOT) {
          if (!object.path(name).asText().isEmpty()) {
            object.put(name, "set");
          }
        }
        // A volume that admission adds has a name drawn by chance.
        if (object.path("name").asText().startsWith("kube-api-access-")) {
          object.put("name", "kube-api-access");
        }
        object
            .properties()
            .forEach(
                member -> {
                  if (member.getValue() instanceof TextNode text) {
                    member.setValue(
                        TextNode.valueOf(text.asText().replace(namespace, "NAMESPACE")));
                  } else {
                    mask(member.getValue(), namespace);
                  }
                });
      }
      case ArrayNode array -> array.forEach(item -> mask(item, namespace));
      default -> {
        return;
      }
    }
  }
}
