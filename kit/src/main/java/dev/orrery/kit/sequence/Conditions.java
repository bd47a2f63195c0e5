package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;

/** Reads an object's conditions. */
final class Conditions {

  private Conditions() {}

  /** Whether the status is about the spec as it is now. */
  static boolean current(JsonNode object) {
    JsonNode observed = object.at("/status/observedGeneration");
    return observed.isNumber() && observed.asLong() == object.at("/metadata/generation").asLong();
  }

  static boolean holds(JsonNode object, String type) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /** Whether any condition is False and says why. */
  static boolean explained(JsonNode object) {
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("status").asText().equals("False")
          && !condition.path("reason").asText().isEmpty()
          && !condition.path("message").asText().isEmpty()) {
        return true;
      }
    }
    return false;
  }
}
