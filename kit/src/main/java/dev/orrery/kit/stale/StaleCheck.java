package dev.orrery.kit.stale;

import dev.orrery.kit.play.Chorus;
import dev.orrery.kit.play.Part;
import dev.orrery.kit.play.Take;
import dev.orrery.kit.play.Undisturbed;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A share of the old reads: a view that lags, events that are lost, watches that expire. */
public final class StaleCheck implements Check {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /**
   * Whoever hears that his version is too old lists at once, not when it is time to list anyway.
   */
  private static final Duration EXPIRED = Duration.ofSeconds(100);

  private static final Duration LAG = Duration.ofSeconds(3);
  private static final double LOST = 0.4;
  private static final int MOST = 1_000;
  private static final int PARTS = 2;

  @Override
  public String name() {
    return "stale-reads";
  }

  @Override
  public List<String> run(Ground ground) {
    Map<String, Take> references = Undisturbed.of(ground);
    List<String> wrong = new ArrayList<>();
    OperatorSpec often = OperatorSpec.STEADY.resync(StaleReads.RESYNC);
    try (Operators operators =
        new Operators(ground.lane(), new InProcess(), often, ground.seed())) {
      wrong.addAll(lost(ground, operators, references));
    }
    // From here on with the product's own time between lists, which would mend the rest late.
    try (Operators operators = Operators.steady(ground.lane(), ground.seed())) {
      if (wrong.isEmpty()) {
        wrong.addAll(expired(ground, operators, references));
      }
      if (wrong.isEmpty()) {
        wrong.addAll(lag(ground, operators, references));
      }
    }
    return wrong;
  }

  private static List<String> lost(
      Ground ground, Operators operators, Map<String, Take> references) {
    List<Part> parts = new ArrayList<>();
    for (Story story : Stories.beside()) {
      for (int i = 1; i <= PARTS; i++) {
        parts.add(new Part(story, "events lost, " + i, StaleCheck::losses));
      }
    }
    return play(ground, operators, PATIENCE, parts, references, "with events lost");
  }

  /** A version that is too old stays too old: whoever asks for it again hears the same. */
  private static List<String> expired(
      Ground ground, Operators operators, Map<String, Take> references) {
    List<Part> parts = new ArrayList<>();
    for (Story story : Stories.beside()) {
      parts.add(
          new Part(
              story, "watches expire", namespace -> events(namespace, new Fault.Expired(), 1)));
    }
    return play(ground, operators, EXPIRED, parts, references, "while watches expire");
  }

  private static List<String> lag(
      Ground ground, Operators operators, Map<String, Take> references) {
    List<Rule> rules =
        WatchTarget.ALL.stream()
            .map(target -> Rule.always("lag", target.reads(), Fault.StaleView.behind(LAG)))
            .toList();
    List<Part> parts = Stories.beside().stream().map(Part::undisturbed).toList();
    FaultProxy proxy = operators.fresh(fresh -> rules.forEach(fresh.faults()::add)).proxy();
    List<String> wrong =
        play(ground, operators, PATIENCE, parts, references, "behind by " + LAG.toSeconds() + " s");
    proxy.faults().clear();
    return wrong;
  }

  private static List<Rule> losses(String namespace) {
    return events(namespace, new Fault.Drop(), LOST);
  }

  private static List<Rule> events(String namespace, Fault fault, double share) {
    return WatchTarget.ALL.stream()
        .map(target -> new Rule("event", target.match().in(namespace), fault, 0, MOST, share))
        .toList();
  }

  private static List<String> play(
      Ground ground,
      Operators operators,
      Duration patience,
      List<Part> parts,
      Map<String, Take> references,
      String when) {
    try (Chorus chorus = new Chorus(ground.lane(), operators, patience, Honesty::lies)) {
      chorus.play(parts);
      return chorus.judge(take -> take.harm(references.getOrDefault(take.story(), take))).stream()
          .map(line -> when + ": " + line)
          .toList();
    }
  }
}
