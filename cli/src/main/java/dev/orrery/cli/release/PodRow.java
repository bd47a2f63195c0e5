package dev.orrery.cli.release;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A pending pod.
 *
 * @param namespace its namespace
 * @param name its name
 * @param uid its uid
 * @param owner kind and name of what made it, {@code none} for a bare pod
 */
public record PodRow(String namespace, String name, String uid, String owner) {

  static PodRow of(JsonNode pod) {
    JsonNode metadata = pod.path("metadata");
    JsonNode owner = controller(pod);
    return new PodRow(
        metadata.path("namespace").asText(),
        metadata.path("name").asText(),
        metadata.path("uid").asText(),
        owner.isMissingNode()
            ? "none"
            : owner.path("kind").asText() + "/" + owner.path("name").asText());
  }

  /** The owner reference that has {@code controller: true}, or a missing node. */
  static JsonNode controller(JsonNode object) {
    for (JsonNode owner : object.path("metadata").path("ownerReferences")) {
      if (owner.path("controller").asBoolean()) {
        return owner;
      }
    }
    return object.path("none");
  }
}
