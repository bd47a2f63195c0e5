package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The few shapes that Kubernetes objects are made of, absent parts read as empty. */
final class Json {

  private Json() {}

  static Map<String, String> strings(JsonNode object) {
    if (object.isEmpty()) {
      return Map.of();
    }
    Map<String, String> map = new TreeMap<>();
    object.forEachEntry((key, value) -> map.put(key, value.asText()));
    return map;
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> reader) {
    if (array.isEmpty()) {
      return List.of();
    }
    List<T> list = new ArrayList<>(array.size());
    array.forEach(item -> list.add(reader.apply(item)));
    return List.copyOf(list);
  }

  /** Milliseconds since the epoch, 0 when absent. */
  static long time(JsonNode text) {
    return text.isTextual() ? Instant.parse(text.asText()).toEpochMilli() : 0;
  }

  /** The condition of a type, or a missing node. */
  static JsonNode condition(JsonNode conditions, String type) {
    for (JsonNode condition : conditions) {
      if (condition.path("type").asText().equals(type)) {
        return condition;
      }
    }
    return MissingNode.getInstance();
  }
}
