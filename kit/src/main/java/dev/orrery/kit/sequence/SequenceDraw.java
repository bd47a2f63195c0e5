package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kit.sequence.Step.Aim;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/** Draws sequences, each from a seed of its own. */
final class SequenceDraw {

  private static final int SIZE = 100;
  private static final int LEAST = 5;
  private static final int MOST = 10;
  private static final int TRIES = 200;
  private static final double LOOSE = 0.25;

  private final SpecSubject subject;
  private final SpecSchema schema;
  private final Arbitrary<JsonNode> good;
  private final Arbitrary<JsonNode> wild;

  SequenceDraw(SpecSubject subject, SpecSchema schema) {
    this.subject = subject;
    this.schema = schema;
    this.good = new SpecDraws(subject.bounds(), 0).of(schema.spec());
    this.wild = new SpecDraws(subject.bounds(), LOOSE).of(schema.spec());
  }

  /**
   * Draws one.
   *
   * @param accepted whether the API server would take a spec
   */
  Sequence of(long seed, Predicate<JsonNode> accepted) {
    Random random = new Random(seed);
    List<String> names = subject.names();
    String name = names.get(random.nextInt(names.size()));
    boolean apply = random.nextBoolean();
    Set<String> given = new TreeSet<>(Set.of(document(subject.given())));
    List<Step> steps = new ArrayList<>();
    int specs = LEAST + random.nextInt(MOST - LEAST + 1);
    boolean paused = false;
    while (specs > 1) {
      double chance = random.nextDouble();
      if (chance < 0.06 && !steps.isEmpty()) {
        paused = !paused;
        steps.add(new Step.Pause(paused));
      } else if (chance < 0.12 && !steps.isEmpty()) {
        paused = false;
        steps.add(new Step.Delete(random.nextBoolean()));
      } else {
        steps.add(put(random, accepted, given, apply));
        specs--;
      }
    }
    if (paused) {
      steps.add(new Step.Pause(false));
    }
    steps.add(new Step.Put(Aim.GOOD, "good", "", good(random, accepted, apply), true));
    return new Sequence(seed, name, apply, String.join("\n", given), steps);
  }

  private Step put(Random random, Predicate<JsonNode> accepted, Set<String> given, boolean apply) {
    boolean settle = random.nextBoolean();
    int kind = random.nextInt(100);
    if (kind < 40) {
      return new Step.Put(Aim.GOOD, "good", "", good(random, accepted, apply), settle);
    }
    if (kind < 60) {
      return new Step.Put(Aim.WILD, "wild", "", next(wild, random, apply), settle);
    }
    JsonNode base = good(random, accepted, apply);
    if (kind < 85 || subject.obstacles().isEmpty()) {
      List<Breakage> all = Breakage.all(base, schema.spec());
      Breakage one = all.get(random.nextInt(all.size()));
      return new Step.Put(Aim.BROKEN, one.what(), one.field(), one.spec(), settle);
    }
    var one = subject.obstacles().get(random.nextInt(subject.obstacles().size()));
    given.add(document(one.given()));
    JsonNode over = overlay(base, SpecSchema.tree(one.change()));
    return new Step.Put(Aim.OBSTACLE, one.what(), "", over, settle);
  }

  private JsonNode good(Random random, Predicate<JsonNode> accepted, boolean apply) {
    for (int i = 0; i < TRIES; i++) {
      JsonNode drawn = next(good, random, apply);
      if (accepted.test(drawn)) {
        return drawn;
      }
    }
    throw new IllegalStateException(
        "the API server takes none of "
            + TRIES
            + " specs of "
            + subject.crd()
            + ". Maybe its bounds are too wide.");
  }

  private static JsonNode next(Arbitrary<JsonNode> values, Random random, boolean apply) {
    JsonNode drawn = JsonNodeFactory.instance.objectNode();
    while (drawn.isEmpty()) {
      drawn = values.generator(SIZE, true).next(random).value().deepCopy();
      if (apply) {
        dropEmpty(drawn);
      }
    }
    return drawn;
  }

  /**
   * Server-side apply makes a null of an empty object that had members before, and refuses it then:
   * who applies leaves empty ones out.
   */
  private static void dropEmpty(JsonNode node) {
    node.forEach(SequenceDraw::dropEmpty);
    if (node instanceof ObjectNode object) {
      object.properties().removeIf(SequenceDraw::empty);
    }
  }

  private static boolean empty(Map.Entry<String, JsonNode> member) {
    return member.getValue().isContainerNode() && member.getValue().isEmpty();
  }

  private static String document(String yaml) {
    return yaml.isBlank() ? "" : "---\n" + yaml;
  }

  /** A merge patch: null takes a member away. */
  private static JsonNode overlay(JsonNode base, JsonNode change) {
    if (!(change instanceof ObjectNode changes)) {
      return change.deepCopy();
    }
    ObjectNode merged =
        base instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
    changes
        .properties()
        .forEach(
            member -> {
              if (member.getValue().isNull()) {
                merged.remove(member.getKey());
              } else {
                merged.set(
                    member.getKey(), overlay(merged.path(member.getKey()), member.getValue()));
              }
            });
    return merged;
  }
}
