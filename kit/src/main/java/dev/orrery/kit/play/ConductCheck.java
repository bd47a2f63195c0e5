package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Stories that nothing befalls: each comes to its end and to rest, twice the same, what was made
 * has its owner, and nobody says of himself what is not so.
 */
public final class ConductCheck implements Check {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Override
  public String name() {
    return "conduct";
  }

  @Override
  public List<String> run(Ground ground) {
    List<Part> parts = new ArrayList<>();
    for (Story story : Stories.all()) {
      int times = story.scenario().fromStart() ? 0 : story.scenario().alone() ? 1 : 2;
      for (int i = 0; i < times; i++) {
        parts.add(Part.undisturbed(story));
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
