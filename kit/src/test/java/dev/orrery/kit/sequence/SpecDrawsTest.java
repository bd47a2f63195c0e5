package dev.orrery.kit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.sessions.JqwikSession;
import org.junit.jupiter.api.Test;

class SpecDrawsTest {

  private static final JsonNode SCHEMA =
      SpecSchema.tree(
          """
          type: object
          required: [ports]
          properties:
            replicas: {type: integer, minimum: 0, maximum: 3}
            mode: {type: string, enum: [A, B]}
            name: {type: string, maxLength: 63, pattern: '^[a-z]([-a-z0-9]*[a-z0-9])?$'}
            ports:
              type: array
              minItems: 1
              maxItems: 2
              x-kubernetes-list-map-keys: [port]
              items:
                type: object
                required: [port]
                properties: {port: {type: integer, minimum: 1, maximum: 2}}
          """);

  @Test
  void whatIsDrawnIsWhatTheSchemaAllows() {
    for (JsonNode spec : drawn(Map.of(), 300)) {
      assertThat(spec.path("replicas").asInt()).isBetween(0, 3);
      assertThat(spec.path("mode").asText("A")).isIn("A", "B");
      assertThat(spec.path("name").asText("x"))
          .matches(Pattern.compile("[a-z]([-a-z0-9]*[a-z0-9])?"));
      assertThat(spec.path("ports").size()).isBetween(1, 2);
      assertThat(spec.path("ports").findValuesAsText("port")).doesNotHaveDuplicates();
    }
  }

  @Test
  void optionalFieldsAreSometimesLeftOut() {
    List<JsonNode> specs = drawn(Map.of(), 300);
    assertThat(specs).anyMatch(spec -> spec.has("mode")).anyMatch(spec -> !spec.has("mode"));
    assertThat(specs).allMatch(spec -> spec.has("ports"));
  }

  @Test
  void boundsAreKeptTo() {
    Arbitrary<JsonNode> two = Arbitraries.just(JsonNodeFactory.instance.numberNode(2));
    assertThat(drawn(Map.of("replicas", two), 100))
        .allMatch(spec -> spec.path("replicas").asInt(2) == 2);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    assertThat(drawn(Map.of(), 50)).isEqualTo(drawn(Map.of(), 50));
  }

  @Test
  void everyRuleOfTheSchemaIsBroken() {
    JsonNode spec = SpecSchema.tree("{replicas: 1, mode: A, name: a, ports: [{port: 1}]}");
    List<Breakage> all = Breakage.all(spec, SCHEMA);
    assertThat(all)
        .extracting(Breakage::what)
        .contains(
            "unknown field",
            "required field missing",
            "wrong type",
            "too few items",
            "too many items",
            "key twice",
            "not one of the values",
            "below the least",
            "above the most",
            "breaks the pattern",
            "too long");
    assertThat(all).allMatch(breakage -> !breakage.spec().equals(spec));
  }

  private static List<JsonNode> drawn(Map<String, Arbitrary<JsonNode>> bounds, int count) {
    List<JsonNode> specs = new ArrayList<>();
    JqwikSession.run(
        () -> {
          var values = new SpecDraws(bounds, 0).of(SCHEMA).generator(100, true);
          Random random = new Random(7);
          for (int i = 0; i < count; i++) {
            specs.add(values.next(random).value());
          }
        });
    return specs;
  }
}
