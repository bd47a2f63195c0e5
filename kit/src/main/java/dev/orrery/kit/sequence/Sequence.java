package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a user does with one object, one thing after the other; the last is a good spec.
 *
 * @param seed all of it follows from
 * @param name of the object
 * @param apply whether specs are applied by the server, or the whole object is replaced
 * @param given objects that are there before, as YAML
 * @param steps at least one; the last sends a good spec
 */
record Sequence(long seed, String name, boolean apply, String given, List<Step> steps) {

  Sequence {
    steps = List.copyOf(steps);
  }

  /** The last spec. */
  Step.Put last() {
    return (Step.Put) steps.getLast();
  }

  /** Specs that are sent. */
  int transitions() {
    return (int) steps.stream().filter(Step.Put.class::isInstance).count();
  }

  /** The same without one of its steps. */
  Sequence without(int index) {
    List<Step> fewer = new ArrayList<>(steps);
    fewer.remove(index);
    return new Sequence(seed, name, apply, given, fewer);
  }

  /** Only the last spec. */
  Sequence onlyLast() {
    return new Sequence(seed, name, apply, given, List.of(last()));
  }

  /** What it does, in a line. */
  String summary() {
    Set<String> words = new TreeSet<>();
    steps.forEach(step -> words.add(step.what()));
    return steps.size() + " steps: " + String.join(", ", words);
  }

  /** All of it as YAML, a document for each step. */
  String yaml() {
    StringBuilder text = new StringBuilder();
    text.append("# seed ").append(seed).append(", name ").append(name);
    text.append(apply ? ", applied by the server\n" : ", replaced as a whole\n");
    for (Step step : steps) {
      text.append("--- # ").append(step.what());
      if (step instanceof Step.Put(var aim, _, _, JsonNode spec, boolean settle)) {
        text.append(" (").append(aim).append(settle ? ", waited for)\n" : ")\n");
        text.append(SpecSchema.text(spec));
      } else {
        text.append('\n');
      }
    }
    return text.toString();
  }
}
