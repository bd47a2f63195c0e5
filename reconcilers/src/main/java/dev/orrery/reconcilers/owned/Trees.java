package dev.orrery.reconcilers.owned;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.json.ForeignJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.jspecify.annotations.Nullable;

/** Objects as JSON trees. */
public final class Trees {

  private static final KubernetesSerialization TYPES = ForeignJson.types();
  private static final ObjectMapper PLAIN = ForeignJson.mapper();

  private Trees() {}

  /** The typed value as a tree, without members that are null. */
  public static ObjectNode of(Object value) {
    JsonNode tree = TYPES.convertValue(value, JsonNode.class);
    dropNulls(tree);
    return (ObjectNode) tree;
  }

  /** The tree as maps, lists, text, numbers and booleans. */
  static @Nullable Object plain(JsonNode tree) {
    return PLAIN.convertValue(tree, Object.class);
  }

  private static void dropNulls(JsonNode tree) {
    switch (tree) {
      case ObjectNode object -> {
        object.properties().removeIf(member -> member.getValue().isNull());
        object.forEach(Trees::dropNulls);
      }
      case ArrayNode array -> array.forEach(Trees::dropNulls);
      default -> {}
    }
  }
}
