package dev.orrery.kit.sequence;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.subject.Keeper;
import dev.orrery.kit.subject.Operators;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.sessions.JqwikSession;

/** A cluster with an operator in which sequences of one kind are played, many at a time. */
final class SequenceStage implements AutoCloseable {

  private static final Duration REQUEST = Duration.ofSeconds(30);
  private static final Duration SAME = Duration.ofSeconds(30);
  private static final int REPLAYS = 12;
  private static final int SHRINKINGS = 3;

  private final SpecSubject subject;
  private final SpecSchema schema;
  private final SequenceDraw draw;
  private final Lane lane;
  private final Operators operators;
  private final Keeper keeper;
  private final ApiHttp http;
  private final UserAccess user;
  private final String proving;
  private final AtomicInteger shrinkings = new AtomicInteger(SHRINKINGS);

  SequenceStage(SpecSubject subject, Lane lane, Seed seed) {
    this.subject = subject;
    this.schema = SpecSchema.of(subject.crd());
    this.draw = new SequenceDraw(subject, schema);
    this.lane = lane;
    this.operators = Operators.steady(lane, seed);
    this.http = new ApiHttp(lane.admin().getConfiguration(), REQUEST);
    this.user = new UserAccess(http, schema);
    this.proving = lane.namespace("proving");
    operators.ready();
    this.keeper = new Keeper(operators);
  }

  /** Whether sequences may be played side by side. */
  boolean sideBySide() {
    return schema.namespaced();
  }

  /** The sequence of a seed. */
  Sequence sequence(long seed) {
    List<Sequence> drawn = new ArrayList<>();
    JqwikSession.run(
        () ->
            drawn.add(
                draw.of(seed, spec -> user.accepted(proving, subject.names().getFirst(), spec))));
    return drawn.getFirst();
  }

  /** Plays it; when something is wrong, shorter ones too, and tells of the shortest that fails. */
  SequenceResult play(Sequence sequence) {
    SequenceResult first = once(sequence);
    if (first.clean()) {
      return first;
    }
    if (shrinkings.getAndDecrement() <= 0) {
      return first.with(sequence.yaml());
    }
    Sequence shortest = sequence;
    SequenceResult worst = first;
    int left = REPLAYS;
    for (int i = sequence.steps().size() - 2; i >= 0 && left > 0; i--) {
      Sequence shorter = shortest.without(i);
      SequenceResult again = once(shorter);
      left--;
      if (!again.clean()) {
        shortest = shorter;
        worst = again;
      }
    }
    return first.with(shortest.yaml() + "# " + worst + "\n");
  }

  private SequenceResult once(Sequence sequence) {
    long begin = System.nanoTime();
    SequencePlay play = play(sequence, namespace());
    boolean recovered = play.play();
    List<String> silent = new ArrayList<>(play.silent());
    List<String> path = new ArrayList<>(play.refused());
    if (!path.isEmpty()) {
      recovered = false;
    } else if (recovered) {
      path.addAll(sideBySide() ? beside(sequence, play) : after(sequence, play));
    } else {
      path.add("not carried out: " + play.conditions());
    }
    play.delete(false);
    return new SequenceResult(
        subject.crd(),
        sequence.seed(),
        sequence.summary(),
        sequence.transitions(),
        path,
        silent,
        recovered,
        play.refusals(),
        "",
        (System.nanoTime() - begin) / 1e9);
  }

  /** In what it differs from an object that had only the last spec, in a namespace beside. */
  private List<String> beside(Sequence sequence, SequencePlay play) {
    SequencePlay fresh = play(sequence.onlyLast(), namespace());
    if (!fresh.play()) {
      return List.of("a fresh object is not carried out: " + fresh.conditions());
    }
    boolean _ = Wait.until(SAME, () -> compare(play, fresh).isEmpty());
    List<String> differences = compare(play, fresh);
    fresh.delete(false);
    return differences;
  }

  /** One at a time: each look lists all that there is. */
  private synchronized List<String> compare(SequencePlay play, SequencePlay fresh) {
    return play.end().differences(fresh.end());
  }

  /** The same for a kind of which a cluster has one. */
  private List<String> after(Sequence sequence, SequencePlay play) {
    SequencePlay fresh = play(sequence.onlyLast(), "default");
    ClusterState end = play.end();
    fresh.delete(true);
    if (!fresh.play()) {
      return List.of("a fresh object is not carried out: " + fresh.conditions());
    }
    boolean _ = Wait.until(SAME, () -> end.differences(fresh.end()).isEmpty());
    return end.differences(fresh.end());
  }

  private SequencePlay play(Sequence sequence, String namespace) {
    return new SequencePlay(subject, user, new Stage(namespace, lane.admin()), sequence);
  }

  private String namespace() {
    return sideBySide() ? lane.namespace("seq") : "default";
  }

  @Override
  public void close() {
    keeper.close();
    operators.close();
    http.close();
  }
}
