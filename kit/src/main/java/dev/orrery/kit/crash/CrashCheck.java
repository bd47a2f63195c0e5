package dev.orrery.kit.crash;

import dev.orrery.kit.play.Chorus;
import dev.orrery.kit.play.Part;
import dev.orrery.kit.play.Take;
import dev.orrery.kit.play.Undisturbed;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A few deaths, chosen by the seed, one after the other while all stories are played at once. */
public final class CrashCheck implements Check {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int DEATHS = 4;

  @Override
  public String name() {
    return "crashpoints";
  }

  @Override
  public List<String> run(Ground ground) {
    Map<String, Take> references = Undisturbed.of(ground);
    List<Part> deaths = deaths(references, ground.seed());
    ground.progress("deaths: " + deaths);
    try (Operators operators =
            new Operators(ground.lane(), new InProcess(), OperatorSpec.SOON, ground.seed());
        Chorus chorus = new Chorus(ground.lane(), operators, PATIENCE, _ -> List.of())) {
      chorus.play(deaths);
      return chorus.judge(take -> take.wrong(references.getOrDefault(take.story(), take)));
    }
  }

  private static List<Part> deaths(Map<String, Take> references, Seed seed) {
    List<Part> deaths = new ArrayList<>();
    for (Story story : Stories.beside()) {
      Take take = references.get(story.scenario().value());
      for (Boundary boundary :
          take == null ? List.<Boundary>of() : Boundary.writes(take.passed())) {
        for (Moment moment : Moment.values()) {
          deaths.add(death(story, boundary, moment));
        }
      }
    }
    Collections.shuffle(deaths, new Random(seed.value()));
    return List.copyOf(deaths.subList(0, Math.min(DEATHS, deaths.size())));
  }

  private static Part death(Story story, Boundary boundary, Moment moment) {
    return new Part(
        story,
        boundary + " " + moment,
        namespace ->
            List.of(
                Rule.once(
                    "death",
                    boundary.match().in(namespace),
                    moment.fault(),
                    boundary.occurrence())));
  }
}
