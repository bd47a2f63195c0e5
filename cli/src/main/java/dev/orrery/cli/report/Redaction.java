package dev.orrery.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Blanks secrets out of objects and texts. Two passes: {@link #strip} takes the places of an object
 * where people put secrets and remembers what stood there; {@link #blank} then takes these values,
 * and whatever looks like a credential, out of everything else.
 */
final class Redaction {

  /** What stands in place of a secret. */
  static final String BLANK = "[redacted]";

  /** Members whose strings are blanked, at any depth below them. */
  private static final Set<String> PRIVATE =
      Set.of(
          "command",
          "args",
          "httpheaders",
          "volumeattributes",
          "options",
          "parameters",
          "data",
          "stringdata",
          "binarydata",
          "configuration",
          "cabundle");

  private static final Pattern PRIVATE_NAME =
      Pattern.compile("(?i).*(password|passwd|token|credential|apikey|privatekey)s?$");

  /** Annotations that say what Orrery and Kubernetes did; all others may hold anything. */
  private static final List<String> PUBLIC_ANNOTATIONS =
      List.of("orrery.dev/", "deployment.kubernetes.io/revision", "argocd.argoproj.io/sync-");

  private static final Pattern CREDENTIAL =
      Pattern.compile(
          String.join(
              "|",
              "eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)?", // a signed web token
              "(?i)(?<=bearer )[A-Za-z0-9._~+/=-]{8,}",
              "(?i)(?<=basic )[A-Za-z0-9+/=]{8,}",
              "(?<=://)[^/@\\s:]*:[^/@\\s]+(?=@)", // user and password of an address
              "(?i)(?<=(password|passwd|token|secret|apikey|api_key)[=:]\\s{0,3})[^\\s,;\"'&]{3,}",
              "-----BEGIN [A-Z ]*PRIVATE KEY-----[\\s\\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)"));

  private final KnownValues known = new KnownValues();

  /** The object without managed fields and with the private places blanked. */
  JsonNode strip(JsonNode object) {
    JsonNode copy = object.deepCopy();
    visit(copy);
    return copy;
  }

  private void visit(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("managedFields");
      for (String name : List.copyOf(names(object))) {
        visitMember(object, name);
      }
    } else if (node instanceof ArrayNode array) {
      array.forEach(this::visit);
    }
  }

  private void visitMember(ObjectNode object, String name) {
    JsonNode value = object.path(name);
    if (name.equals("env") && value.isArray()) {
      value.forEach(this::blankValue);
    } else if (name.equals("annotations") && value instanceof ObjectNode annotations) {
      blankAnnotations(annotations);
    } else if (isPrivate(name, value)) {
      object.set(name, blanked(value));
    } else {
      visit(value);
    }
  }

  private static boolean isPrivate(String name, JsonNode value) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PRIVATE.contains(lower) || (value.isTextual() && PRIVATE_NAME.matcher(lower).matches());
  }

  private void blankValue(JsonNode variable) {
    if (variable instanceof ObjectNode object && object.path("value").isTextual()) {
      object.set("value", blanked(object.path("value")));
    }
  }

  private void blankAnnotations(ObjectNode annotations) {
    for (String name : List.copyOf(names(annotations))) {
      if (PUBLIC_ANNOTATIONS.stream().noneMatch(name::startsWith)) {
        annotations.set(name, blanked(annotations.path(name)));
      }
    }
  }

  /** The same shape with every string blanked; numbers and booleans go too. */
  private JsonNode blanked(JsonNode value) {
    if (value instanceof ObjectNode object) {
      for (String name : List.copyOf(names(object))) {
        object.set(name, blanked(object.path(name)));
      }
      return object;
    }
    if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, blanked(array.path(i)));
      }
      return array;
    }
    if (value.isNull()) {
      return value;
    }
    known.add(value.asText());
    return TextNode.valueOf(BLANK);
  }

  /** Takes known values and credentials out of every string of a stripped object. */
  JsonNode blank(JsonNode node) {
    if (node instanceof ObjectNode object) {
      for (String name : List.copyOf(names(object))) {
        JsonNode value = blank(object.path(name));
        String clean = blank(name);
        if (!clean.equals(name)) {
          object.remove(name);
        }
        object.set(clean, value);
      }
      return object;
    }
    if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, blank(array.path(i)));
      }
      return array;
    }
    return node.isTextual() ? TextNode.valueOf(blank(node.asText())) : node;
  }

  /** Takes known values and credentials out of a text. */
  String blank(String text) {
    return CREDENTIAL.matcher(known.blank(text, BLANK)).replaceAll(BLANK);
  }

  private static List<String> names(ObjectNode object) {
    return object.propertyStream().map(java.util.Map.Entry::getKey).toList();
  }
}
