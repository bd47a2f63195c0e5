package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.state.WriteCounts;
import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.JournalEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Plays stories in one lane. */
public final class Theatre {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Lane lane;
  private final Operators operators;

  /** In this lane, with these operators. */
  public Theatre(Lane lane, Operators operators) {
    this.lane = lane;
    this.operators = operators;
  }

  /** Plays a story undisturbed. */
  public Played reference(Story story) {
    Stage stage = open(story);
    Instant since = Instant.now();
    boolean fromStart = story.scenario().fromStart();
    Operator operator = fromStart ? operators.fresh(_ -> {}) : operators.ready();
    int from = fromStart ? 0 : operator.proxy().journal().entries().size();
    story.act(stage);
    boolean done = operators.await(PATIENCE, () -> story.done(stage)) && quiet();
    List<JournalEntry> all = operator.proxy().journal().entries();
    if (!done) {
      throw new UnfinishedException(story, stage, operator);
    }
    Played played =
        new Played(
            ClusterState.read(stage, story.scenario().mask()),
            WriteCounts.of(lane.writes(), stage.namespace(), since),
            all.subList(from, all.size()));
    close(stage);
    return played;
  }

  /**
   * Plays it disturbed, and compares.
   *
   * @param disturbance what befalls the operator
   * @param patience from the disturbance on
   */
  public Outcome disturbed(
      Story story, Played reference, Disturbance disturbance, Duration patience) {
    Stage stage = open(story);
    Instant since = Instant.now();
    if (disturbance.lasting()) {
      operators.weather(disturbance::begin);
      operators.fresh(_ -> {});
    } else if (story.scenario().fromStart()) {
      operators.fresh(disturbance::begin);
    } else {
      disturbance.begin(operators.ready().proxy());
    }
    story.act(stage);
    boolean _ =
        operators.await(
            patience, () -> disturbance.happened() || (story.done(stage) && quietNow()));
    Instant begin = Instant.now();
    boolean same = operators.await(patience, () -> quietNow() && same(story, stage, reference));
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    if (disturbance.lasting()) {
      operators.weather(_ -> {});
    }
    disturbance.end();
    if (same && disturbance.lasting()) {
      // Who still acts on what he saw before may come away from it once more.
      same = operators.await(patience, () -> quietNow() && same(story, stage, reference));
    }
    return outcome(story, stage, reference, since, same, seconds);
  }

  /**
   * Plays it undisturbed; then another operator follows, which for a while sees what was when the
   * user had just acted.
   *
   * @param past what befalls that one, given the revision of that moment; it has to be lasting
   * @param time for how long
   * @param patience from then on
   */
  public Outcome backwards(
      Story story,
      Played reference,
      LongFunction<Disturbance> past,
      Duration time,
      Duration patience) {
    Stage stage = open(story);
    Instant since = Instant.now();
    story.act(stage);
    long then = stage.read("/api/v1/namespaces?limit=1").at("/metadata/resourceVersion").asLong();
    boolean done = operators.await(PATIENCE, () -> story.done(stage) && quietNow());
    if (!done) {
      throw new UnfinishedException(story, stage, operators.present());
    }
    Disturbance back = past.apply(then);
    operators.weather(back::begin);
    operators.fresh(_ -> {});
    operators.await(time, () -> false);
    operators.weather(_ -> {});
    back.end();
    Instant begin = Instant.now();
    boolean same = operators.await(patience, () -> quietNow() && same(story, stage, reference));
    double seconds = Duration.between(begin, Instant.now()).toMillis() / 1000.0;
    return outcome(story, stage, reference, since, same, seconds);
  }

  private Outcome outcome(
      Story story, Stage stage, Played reference, Instant since, boolean same, double seconds) {
    ClusterState end = ClusterState.read(stage, story.scenario().mask());
    List<String> differences = new ArrayList<>(end.differences(reference.end()));
    if (!same && differences.isEmpty()) {
      differences.add("it did not come to rest");
    }
    WriteCounts counts = WriteCounts.of(lane.writes(), stage.namespace(), since);
    close(stage);
    return new Outcome(
        differences,
        end.orphans().size(),
        counts.createdBeyond(reference.counts()),
        counts.deletedBeyond(reference.counts()),
        counts.excess(reference.counts()),
        end.leaving().size(),
        seconds);
  }

  private boolean same(Story story, Stage stage, Played reference) {
    if (!story.done(stage)) {
      return false;
    }
    ClusterState now = ClusterState.read(stage, story.scenario().mask());
    return now.differences(reference.end()).isEmpty() && now.leaving().isEmpty();
  }

  /** A namespace with what the story is given, settled. */
  private Stage open(Story story) {
    Stage stage = new Stage(lane.namespace(story.scenario().value()), lane.admin());
    operators.ready();
    stage.apply(story.given());
    if (!operators.await(PATIENCE, () -> story.settled(stage) && quietNow())) {
      throw new UnfinishedException(story, stage, operators.present());
    }
    return stage;
  }

  private void close(Stage stage) {
    lane.vacate(stage.namespace());
  }

  private boolean quiet() {
    return Wait.until(PATIENCE, this::quietNow);
  }

  private boolean quietNow() {
    return Quiet.now(operators);
  }
}
