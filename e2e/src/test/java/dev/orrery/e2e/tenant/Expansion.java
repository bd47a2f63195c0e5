package dev.orrery.e2e.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes short files large: {@code {A*60000}} in a text is that many letters, a key {@code $60
 * name{i}} is sixty members, an element {@code {$times: 60, $item: ...}} sixty elements, and {@code
 * {$nest: 60}} an object in an object, sixty deep.
 */
final class Expansion {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern LETTERS = Pattern.compile("\\{(.)\\*(\\d+)}");
  private static final Pattern MEMBERS = Pattern.compile("\\$(\\d+) (.*)");

  private static final Pattern NEST = Pattern.compile("\"\\$nest (\\d+)\"");

  private final Map<String, String> names;

  /** Knows what stands for the names in braces. */
  Expansion(Map<String, String> names) {
    this.names = names;
  }

  String text(String text, int i) {
    String expanded = text.replace("{i}", Integer.toString(i));
    for (Map.Entry<String, String> name : names.entrySet()) {
      expanded = expanded.replace("{" + name.getKey() + "}", name.getValue());
    }
    Matcher letters = LETTERS.matcher(expanded);
    return letters.replaceAll(
        found -> Matcher.quoteReplacement(found.group(1).repeat(Integer.parseInt(found.group(2)))));
  }

  /** The body of a request. What is nested deeply is put in as text: no tree of it is printed. */
  String body(JsonNode tree, int i) {
    return NEST.matcher(tree(tree, i).toString())
        .replaceAll(
            found -> {
              int depth = Integer.parseInt(found.group(1));
              return "{\"in\":".repeat(depth) + 1 + "}".repeat(depth);
            });
  }

  private JsonNode tree(JsonNode tree, int i) {
    return switch (tree) {
      case ObjectNode object when object.has("$nest") ->
          JSON.textNode("$nest " + object.path("$nest").asInt());
      case ObjectNode object -> object(object, i);
      case ArrayNode array -> array(array, i);
      default -> tree.isTextual() ? JSON.textNode(text(tree.asText(), i)) : tree;
    };
  }

  private ObjectNode object(ObjectNode from, int i) {
    ObjectNode to = JSON.objectNode();
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      Matcher members = MEMBERS.matcher(member.getKey());
      if (members.matches()) {
        for (int each = 0; each < Integer.parseInt(members.group(1)); each++) {
          to.set(text(members.group(2), each), tree(member.getValue(), each));
        }
      } else {
        to.set(text(member.getKey(), i), tree(member.getValue(), i));
      }
    }
    return to;
  }

  private ArrayNode array(ArrayNode from, int i) {
    ArrayNode to = JSON.arrayNode();
    for (JsonNode item : from) {
      if (item.has("$times")) {
        for (int each = 0; each < item.path("$times").asInt(); each++) {
          to.add(tree(item.path("$item"), each));
        }
      } else {
        to.add(tree(item, i));
      }
    }
    return to;
  }
}
