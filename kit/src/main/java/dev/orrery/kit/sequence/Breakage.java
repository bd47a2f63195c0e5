package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a spec breaks its schema.
 *
 * @param what in a few words
 * @param field the name that a message about it must have
 * @param spec the broken one
 */
record Breakage(String what, String field, JsonNode spec) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int MOST_COPIES = 300;

  /** All ways at all places of a spec. */
  static List<Breakage> all(JsonNode spec, JsonNode schema) {
    var found = new Places(spec);
    found.visit("", "spec", schema);
    return List.copyOf(found.all);
  }

  private static final class Places {
    private final JsonNode spec;
    private final List<Breakage> all = new ArrayList<>();

    private Places(JsonNode spec) {
      this.spec = spec;
    }

    /** The value at a JSON pointer. */
    private void visit(String at, String field, JsonNode schema) {
      JsonNode value = spec.at(at);
      if (value.isObject() && schema.has("properties")) {
        object(at, schema);
      } else if (value.isArray()) {
        array(at, field, schema);
      } else if (!value.isContainerNode()) {
        leaf(at, field, schema);
      }
    }

    private void object(String at, JsonNode schema) {
      if (!schema.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
        add("unknown field", "bogus", at + "/bogus", JSON.textNode("x"));
      }
      schema
          .path("required")
          .forEach(
              name -> add("required field missing", name.asText(), at + "/" + name.asText(), null));
      for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
        String name = member.getKey();
        String to = at + "/" + name;
        add("wrong type", name, to, wrongType(member.getValue()));
        if (spec.at(to).isMissingNode()) {
          leaf(to, name, member.getValue());
        } else {
          visit(to, name, member.getValue());
        }
      }
    }

    private void array(String at, String field, JsonNode schema) {
      ArrayNode items = (ArrayNode) spec.at(at);
      if (schema.path("minItems").asInt() > 0) {
        add("too few items", field, at, JSON.arrayNode());
      }
      int most = schema.path("maxItems").asInt(Integer.MAX_VALUE);
      if (!items.isEmpty() && most <= MOST_COPIES) {
        ArrayNode many = JSON.arrayNode();
        for (int i = 0; i <= most; i++) {
          many.add(items.get(0).deepCopy());
        }
        add("too many items", field, at, many);
      }
      if (!items.isEmpty() && schema.has("x-kubernetes-list-map-keys")) {
        add("key twice", field, at, items.deepCopy().add(items.get(0).deepCopy()));
      }
      for (int i = 0; i < items.size(); i++) {
        visit(at + "/" + i, field, schema.path("items"));
      }
    }

    private void leaf(String at, String field, JsonNode schema) {
      if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
        return;
      }
      if (schema.has("enum")) {
        add("not one of the values", field, at, JSON.textNode("Bogus"));
        return;
      }
      switch (schema.path("type").asText()) {
        case "integer" -> number(at, field, schema);
        case "string" -> text(at, field, schema);
        default -> {
          return;
        }
      }
    }

    private void number(String at, String field, JsonNode schema) {
      if (schema.has("minimum")) {
        add("below the least", field, at, JSON.numberNode(schema.path("minimum").asLong() - 1));
      }
      if (schema.has("maximum")) {
        add("above the most", field, at, JSON.numberNode(schema.path("maximum").asLong() + 1));
      }
      add("beyond all numbers", field, at, JSON.numberNode(Long.MAX_VALUE));
      add("a fraction", field, at, JSON.numberNode(1.5));
    }

    private void text(String at, String field, JsonNode schema) {
      if (schema.path("minLength").asInt() > 0) {
        add("too short", field, at, JSON.textNode(""));
      }
      if (schema.has("maxLength")) {
        add("too long", field, at, JSON.textNode("a".repeat(schema.path("maxLength").asInt() + 1)));
      }
      if (schema.has("pattern")) {
        add("breaks the pattern", field, at, JSON.textNode("Ü!"));
      }
    }

    private static JsonNode wrongType(JsonNode schema) {
      if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
        return JSON.booleanNode(true);
      }
      return switch (schema.path("type").asText()) {
        case "object", "array" -> JSON.numberNode(7);
        case "string" -> JSON.numberNode(7);
        default -> JSON.textNode("seven");
      };
    }

    private void add(String what, String field, String at, @Nullable JsonNode value) {
      JsonNode copy = spec.deepCopy();
      int cut = at.lastIndexOf('/');
      JsonNode parent = copy.at(at.substring(0, cut));
      String name = at.substring(cut + 1);
      if (parent instanceof ObjectNode object) {
        if (value == null) {
          object.remove(name);
        } else {
          object.set(name, value);
        }
      } else if (parent instanceof ArrayNode array && value != null) {
        array.set(Integer.parseInt(name), value);
      } else {
        return;
      }
      all.add(new Breakage(what, field, copy));
    }
  }
}
