package dev.orrery.kit.stale;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.play.Disturbance;
import dev.orrery.kit.play.Outcome;
import dev.orrery.kit.play.Played;
import dev.orrery.kit.play.Theatre;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Plays stories in one lane with operators that do not know the present. */
final class StaleReads implements AutoCloseable {

  /**
   * In place of the product's four and a half minutes: what a watch loses is found by the next
   * list, however long that takes to come.
   */
  static final Duration RESYNC = Duration.ofSeconds(8);

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration BACKWARDS = Duration.ofSeconds(10);
  private static final int NEVER = Integer.MAX_VALUE;

  /** Leases and fences are read live, by who writes them; no cache is between. */
  private static final List<String> CACHED =
      List.of(
          "workloads",
          "deployments",
          "services",
          "poddisruptionbudgets",
          "pods",
          "nodes",
          "namespaces",
          "controlplanes");

  private final Lane lane;
  private final Seed seed;

  StaleReads(Lane lane, Seed seed) {
    this.lane = lane;
    this.seed = seed;
  }

  /** A story in a past that is so far behind. */
  StaleRun lag(Story story, Duration lag) {
    try (Operators operators = operators(OperatorSpec.QUICK)) {
      Theatre theatre = new Theatre(lane, operators);
      Played reference = theatre.reference(story);
      Disturbance behind = past(Fault.StaleView.behind(lag));
      Outcome outcome =
          theatre.disturbed(story, reference, behind, PATIENCE.plus(lag.multipliedBy(4)));
      return run(story, "lag of " + lag.toSeconds() + " s", behind.happened(), outcome);
    }
  }

  /**
   * A story whose operator is followed by one that sees the moment at which the user had just
   * acted, and stays there for a while.
   */
  StaleRun travel(Story story) {
    try (Operators operators = operators(OperatorSpec.QUICK)) {
      Theatre theatre = new Theatre(lane, operators);
      Played reference = theatre.reference(story);
      Disturbance[] back = new Disturbance[1];
      Outcome outcome =
          theatre.backwards(
              story,
              reference,
              then -> back[0] = past(Fault.StaleView.at(then)),
              BACKWARDS,
              PATIENCE);
      return run(story, "back in time", back[0].happened(), outcome);
    }
  }

  private static Disturbance past(Fault.StaleView view) {
    Set<Verb> reads = Set.of(Verb.GET, Verb.LIST, Verb.WATCH);
    return Disturbance.lasting(
        CACHED.stream()
            .map(target -> Rule.always("past", CallMatch.verbs(reads).of(target), view))
            .toList());
  }

  /** A story in which each single event is lost once. */
  List<StaleRun> losses(Story story, List<WatchTarget> targets, int most) {
    List<StaleRun> runs = new ArrayList<>();
    try (Operators operators = operators(OperatorSpec.QUICK.resync(RESYNC))) {
      Theatre theatre = new Theatre(lane, operators);
      Map<WatchTarget, ActiveRule> counters = new HashMap<>();
      operators.weather(
          proxy ->
              targets.forEach(
                  target ->
                      counters.put(
                          target,
                          proxy
                              .faults()
                              .add(
                                  new Rule(
                                      "count", target.match(), new Fault.Drop(), NEVER, 0, 1)))));
      operators.ready();
      Map<WatchTarget, Integer> before = new HashMap<>();
      counters.forEach((target, rule) -> before.put(target, rule.seen()));
      Played reference = theatre.reference(story);
      for (WatchTarget target : targets) {
        int events = seen(counters, target) - before.getOrDefault(target, 0);
        for (int i = 0; i < Math.min(most, events); i++) {
          runs.add(
              once(
                  theatre,
                  story,
                  reference,
                  Rule.once("lost", target.match(), new Fault.Drop(), i),
                  "event " + (i + 1) + " of " + target + " lost"));
        }
      }
    }
    return runs;
  }

  /** A story in which a watch is told once that its version is too old. */
  List<StaleRun> expiries(Story story, List<WatchTarget> targets) {
    List<StaleRun> runs = new ArrayList<>();
    try (Operators operators = operators(OperatorSpec.QUICK)) {
      Theatre theatre = new Theatre(lane, operators);
      Played reference = theatre.reference(story);
      for (WatchTarget target : targets) {
        runs.add(
            once(
                theatre,
                story,
                reference,
                Rule.once("expired", target.match(), new Fault.Expired(), 0),
                "watch of " + target + " expired"));
      }
    }
    return runs;
  }

  /** A watch stands still; how long until its operator says that it is not ready. */
  StaleRun frozen(WatchTarget target, Duration patience) {
    try (Operators operators = operators(OperatorSpec.QUICK)) {
      // Something has to have come over each watch, else its silence would mean nothing.
      new Theatre(lane, operators).reference(Stories.named("workload-create").getFirst());
      ActiveRule rule =
          operators
              .ready()
              .proxy()
              .faults()
              .add(Rule.always("frozen", target.match(), new Fault.Freeze()));
      long begin = System.nanoTime();
      boolean seen = operators.await(patience, () -> !operators.present().running().ready());
      double seconds = (System.nanoTime() - begin) / 1e9;
      boolean happened = rule.struck() > 0;
      rule.close();
      boolean well = operators.await(PATIENCE, () -> operators.present().running().ready());
      return new StaleRun(
          "watch of " + target + " frozen",
          happened,
          seen && well,
          0,
          seconds,
          seen ? "" : "not seen: " + operators.present().running().state());
    }
  }

  @Override
  public void close() {
    lane.close();
  }

  private static int seen(Map<WatchTarget, ActiveRule> counters, WatchTarget target) {
    ActiveRule counter = counters.get(target);
    return counter == null ? 0 : counter.seen();
  }

  private Operators operators(OperatorSpec spec) {
    return new Operators(lane, new InProcess(), spec, seed);
  }

  private static StaleRun once(
      Theatre theatre, Story story, Played reference, Rule rule, String what) {
    var disturbance = new Disturbance(List.of(rule));
    Outcome outcome = theatre.disturbed(story, reference, disturbance, PATIENCE);
    return run(story, what, disturbance.happened(), outcome);
  }

  private static StaleRun run(Story story, String what, boolean happened, Outcome outcome) {
    return new StaleRun(
        story.scenario().value() + ", " + what,
        happened,
        outcome.converged() && outcome.orphans() == 0 && outcome.stuckFinalizers() == 0,
        outcome.duplicates() + outcome.unrequestedDeletes(),
        outcome.seconds(),
        String.join("; ", outcome.wrong()));
  }
}
