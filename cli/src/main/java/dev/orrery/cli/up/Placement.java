package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.cluster.Api;
import java.util.List;

/**
 * How far the pods of a namespace have come.
 *
 * @param placed have a node
 * @param refused have none, and a reason for it
 * @param silent have neither
 */
record Placement(int placed, int refused, int silent) {

  /** Looks now. */
  static Placement of(Api api, String namespace) {
    return of(api.list("/api/v1/namespaces/" + namespace + "/pods"));
  }

  static Placement of(List<JsonNode> pods) {
    int placed = 0;
    int refused = 0;
    int silent = 0;
    for (JsonNode pod : pods) {
      if (!pod.at("/spec/nodeName").asText().isEmpty()) {
        placed++;
      } else if (isRefused(pod)) {
        refused++;
      } else {
        silent++;
      }
    }
    return new Placement(placed, refused, silent);
  }

  private static boolean isRefused(JsonNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("PodScheduled")
          && condition.path("status").asText().equals("False")) {
        return true;
      }
    }
    return false;
  }

  /** Whether so many pods are there and each has an answer. */
  boolean settled(int expected) {
    return silent == 0 && placed + refused >= expected;
  }

  @Override
  public String toString() {
    String text = placed + " pods placed";
    text += refused == 0 ? "" : ", " + refused + " cannot be";
    return silent == 0 ? text : text + ", " + silent + " to go";
  }
}
