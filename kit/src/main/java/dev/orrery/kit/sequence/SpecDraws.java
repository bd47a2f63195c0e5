package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Values that a schema allows. Rules in CEL are not looked at: what breaks one of them is refused
 * by the API server, which is a draw as good as any.
 *
 * @param bounds narrower than the schema, by path
 * @param wild how often a bound is not kept to: 0 never, 1 always
 */
record SpecDraws(Map<String, Arbitrary<JsonNode>> bounds, double wild) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double LEFT_OUT = 0.5;
  private static final int MOST_ITEMS = 3;
  private static final int LONG_TEXT = 200;
  private static final Pattern CLASS = Pattern.compile("\\[[^]]+]");
  private static final Arbitrary<String> ODD =
      Arbitraries.of(
          "",
          " ",
          "0",
          "-1",
          "true",
          "null",
          "ä",
          "日本語",
          "\uD83E\uDD80",
          "../..",
          "{{x}}",
          "%s",
          "100%",
          "25%",
          "1Ei",
          "app",
          "example/app:1");

  /** Values of the whole spec. */
  Arbitrary<JsonNode> of(JsonNode schema) {
    return draw("", schema);
  }

  private Arbitrary<JsonNode> draw(String path, JsonNode schema) {
    Arbitrary<JsonNode> bound = bounds.get(path);
    if (bound == null) {
      return free(path, schema);
    }
    int loose = (int) Math.round(wild * 100);
    return loose == 0
        ? bound
        : Arbitraries.frequencyOf(
            List.of(Tuple.of(loose, free(path, schema)), Tuple.of(100 - loose, bound)));
  }

  private Arbitrary<JsonNode> free(String path, JsonNode schema) {
    if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
      return Arbitraries.oneOf(
          Arbitraries.integers().between(0, 4).map(JSON::numberNode), ODD.map(JSON::textNode));
    }
    if (schema.has("enum")) {
      List<JsonNode> values = new ArrayList<>();
      schema.path("enum").forEach(values::add);
      return Arbitraries.of(values);
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(path, schema);
      case "array" -> array(path, schema);
      case "integer" ->
          Arbitraries.longs()
              .between(schema.path("minimum").asLong(0), schema.path("maximum").asLong(1000))
              .map(JSON::numberNode);
      case "boolean" -> Arbitraries.of(JSON.booleanNode(true), JSON.booleanNode(false));
      default -> text(schema).map(JSON::textNode);
    };
  }

  private Arbitrary<JsonNode> object(String path, JsonNode schema) {
    if (schema.has("additionalProperties")) {
      return Arbitraries.maps(
              Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
              draw(path + "{}", schema.path("additionalProperties")))
          .ofMaxSize(2)
          .map(
              drawn -> {
                ObjectNode map = JSON.objectNode();
                drawn.forEach(map::set);
                return map;
              });
    }
    Set<String> required = new HashSet<>();
    schema.path("required").forEach(name -> required.add(name.asText()));
    List<String> names = new ArrayList<>();
    List<Arbitrary<JsonNode>> values = new ArrayList<>();
    for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
      String name = member.getKey();
      Arbitrary<JsonNode> value =
          draw(path.isEmpty() ? name : path + "." + name, member.getValue());
      names.add(name);
      values.add(required.contains(name) ? value : sometimes(value));
    }
    return Combinators.combine(values)
        .as(
            drawn -> {
              ObjectNode object = JSON.objectNode();
              for (int i = 0; i < names.size(); i++) {
                if (!drawn.get(i).isNull()) {
                  object.set(names.get(i), drawn.get(i));
                }
              }
              return object;
            });
  }

  private static Arbitrary<JsonNode> sometimes(Arbitrary<JsonNode> value) {
    int out = (int) (LEFT_OUT * 100);
    return Arbitraries.frequencyOf(
        List.of(
            Tuple.of(out, Arbitraries.just((JsonNode) NullNode.getInstance())),
            Tuple.of(100 - out, value)));
  }

  private Arbitrary<JsonNode> array(String path, JsonNode schema) {
    int least = schema.path("minItems").asInt(0);
    int most = Math.max(least, Math.min(MOST_ITEMS, schema.path("maxItems").asInt(MOST_ITEMS)));
    List<String> keys = new ArrayList<>();
    schema.path("x-kubernetes-list-map-keys").forEach(key -> keys.add(key.asText()));
    var items = draw(path + "[]", schema.path("items")).list().ofMinSize(least).ofMaxSize(most);
    var unlike =
        keys.isEmpty()
            ? items
            : items.uniqueElements(item -> keys.stream().map(item::path).toList());
    return unlike.map(
        drawn -> {
          ArrayNode array = JSON.arrayNode();
          array.addAll(drawn);
          return array;
        });
  }

  private static Arbitrary<String> text(JsonNode schema) {
    int least = schema.path("minLength").asInt(0);
    int most = schema.path("maxLength").asInt(LONG_TEXT);
    String pattern = schema.path("pattern").asText();
    if (pattern.isEmpty()) {
      return Arbitraries.oneOf(
          ODD.filter(odd -> odd.length() >= least && odd.length() <= most),
          Arbitraries.strings()
              .all()
              .ofMinLength(least)
              .ofMaxLength(Math.min(most, 20))
              .filter(SpecDraws::typeable),
          Arbitraries.strings().alpha().ofLength(Math.min(most, LONG_TEXT)));
    }
    String plain = pattern.replaceAll("^\\^|\\$$", "");
    if (plain.matches("\\w+")) {
      return Arbitraries.just(plain);
    }
    return Arbitraries.strings()
        .withChars(alphabet(pattern))
        .ofMinLength(Math.max(1, least))
        .ofMaxLength(Math.min(most, 12))
        .filter(drawn -> Pattern.compile(pattern).matcher(drawn).find());
  }

  /** Whether YAML can carry it: kubectl refuses the rest before anybody else sees it. */
  private static boolean typeable(String text) {
    return text.chars()
        .allMatch(
            c -> (c >= 0x20 && c < 0x7f) || (c > 0x9f && c < 0xd800) || (c > 0xdfff && c < 0xfeff));
  }

  /** All characters that any class of the pattern has. */
  private static char[] alphabet(String pattern) {
    String classes =
        CLASS.matcher(pattern).results().map(MatchResult::group).collect(Collectors.joining("|"));
    return IntStream.range(32, 127)
        .mapToObj(code -> String.valueOf((char) code))
        .filter(text -> text.matches(classes))
        .collect(Collectors.joining())
        .toCharArray();
  }
}
