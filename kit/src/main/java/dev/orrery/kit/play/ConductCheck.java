package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ApiCall;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stories that nothing befalls but that some news come late: each comes to its end and to rest,
 * both ways the same, what was made has its owner, and nobody says of himself what is not so.
 */
public final class ConductCheck implements Check {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Longer than from one look at a Workload to the next. */
  private static final Duration LATE = Duration.ofSeconds(4);

  private static final int CONFLICT = 409;

  private static final List<String> PARTS =
      List.of("deployments", "services", "poddisruptionbudgets");

  @Override
  public String name() {
    return "conduct";
  }

  @Override
  public List<String> run(Ground ground) {
    List<Part> parts = new ArrayList<>();
    for (Story story : Stories.all()) {
      int times = story.scenario().fromStart() ? 0 : story.scenario().alone() ? 1 : 2;
      if (times > 0) {
        parts.add(Part.undisturbed(story));
      }
      if (times > 1) {
        parts.add(new Part(story, "told late", ConductCheck::late));
      }
    }
    try (Operators operators = Operators.steady(ground.lane(), ground.seed());
        Chorus chorus = new Chorus(ground.lane(), operators, PATIENCE, Honesty::lies)) {
      chorus.play(parts);
      Map<String, Take> first = chorus.firsts();
      List<String> wrong = new ArrayList<>();
      wrong.addAll(
          chorus.judge(
              take -> {
                Take other = first.getOrDefault(take.story(), take);
                List<String> lines = new ArrayList<>(take.wrong(other));
                lines.addAll(strays(take));
                lines.addAll(twice(take));
                lines.addAll(gaps(take));
                Figures.wrong(take.end()).forEach(line -> lines.add(take.part() + ": " + line));
                return lines;
              }));
      if (operators.started() > 1) {
        wrong.add("the operator ended");
      }
      if (wrong.isEmpty()) {
        ground.undisturbed(chorus::firsts);
      }
      return wrong;
    }
  }

  /** What becomes of the parts of a Workload is heard late, as on a busy day. */
  private static List<Rule> late(String namespace) {
    return PARTS.stream()
        .map(
            plural ->
                Rule.always(
                    plural + " late",
                    CallMatch.verbs(Verb.WATCH).of(plural).in(namespace),
                    new Fault.Delay(LATE)))
        .toList();
  }

  /** Who looks before he makes something never asks for what is there. */
  private static List<String> twice(Take take) {
    return take.passed().stream()
        .filter(entry -> entry.call().verb() == Verb.CREATE && entry.code() == CONFLICT)
        .map(entry -> take.part() + ": made what was there already: " + entry.call().resource())
        .toList();
  }

  /** What replaces something stands before that goes, or nobody serves in between. */
  private static List<String> gaps(Take take) {
    return PARTS.stream()
        .filter(
            plural -> {
              int made = first(take, Verb.CREATE, plural);
              int gone = first(take, Verb.DELETE, plural);
              return gone >= 0 && gone < made;
            })
        .map(plural -> take.part() + ": of " + plural + " the old went before the new stood")
        .toList();
  }

  /** The place of the first success among all that passed; -1 when there is none. */
  private static int first(Take take, Verb verb, String plural) {
    List<JournalEntry> passed = take.passed();
    for (int i = 0; i < passed.size(); i++) {
      ApiCall call = passed.get(i).call();
      if (call.verb() == verb
          && call.resource().equals(plural)
          && passed.get(i).code() / 100 == 2) {
        return i;
      }
    }
    return -1;
  }

  /** What Orrery made and nobody owns would outlive its Workload. */
  private static List<String> strays(Take take) {
    List<String> strays = new ArrayList<>();
    take.end()
        .objects()
        .forEach(
            (name, object) -> {
              JsonNode by = object.at("/metadata/labels/app.kubernetes.io~1managed-by");
              if (by.asText().equals("orrery")
                  && !name.startsWith("leases/")
                  && !object.at("/metadata/ownerReferences/0/controller").asBoolean()) {
                strays.add(take.part() + ": nobody owns " + name);
              }
            });
    return strays;
  }
}
