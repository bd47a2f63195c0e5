package dev.orrery.kube.write;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.json.ForeignJson;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.UncheckedIOException;

/** Objects to JSON and back, by the rules of Kubernetes' types. */
final class Json {

  private static final KubernetesSerialization TYPES = ForeignJson.types();
  private static final ObjectMapper MAPPER = ForeignJson.mapper();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** The object as a tree of its own. */
  static ObjectNode tree(Object object) {
    if (object instanceof ObjectNode node) {
      return node.deepCopy();
    }
    return (ObjectNode) parse(TYPES.asJson(object));
  }

  static String text(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tree, or a missing node when the text is no JSON. */
  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  static <T> T as(JsonNode node, Class<T> type) {
    return TYPES.unmarshal(text(node), type);
  }
}
