package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Look;
import dev.orrery.kit.scenario.Panorama;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.state.ClusterState;
import dev.orrery.kit.state.WriteCounts;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Plays many parts at once before one operator, each in a namespace of its own: a hundred faults in
 * the time of a few.
 */
public final class Chorus implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** A look reads all that there is: more of them would take the machine from who is looked at. */
  private static final Duration LOOK = Duration.ofMillis(400);

  /** A rule without an end is taken out when it strikes so long after the first time. */
  private static final Duration LASTING = Duration.ofSeconds(2);

  /** What is not as it should be when all have come to rest may become so by the next list. */
  private static final Duration GRACE = Duration.ofSeconds(30);

  private final Lane lane;
  private final Look live;
  private final Operators operators;
  private final Duration patience;
  private final Function<Stage, List<String>> lies;
  private final Queue<JournalEntry> passed = new ConcurrentLinkedQueue<>();
  private final Map<String, Open> stages = new ConcurrentHashMap<>();
  private final Set<FaultProxy> heard = ConcurrentHashMap.newKeySet();
  private final List<Open> open = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private Instant since = Instant.MIN;

  /**
   * In this lane, with these operators.
   *
   * @param patience until all parts have come to their ends and to rest
   * @param lies what an object says of itself at this moment and is not so, a line each; asked
   *     again and again
   */
  public Chorus(
      Lane lane, Operators operators, Duration patience, Function<Stage, List<String>> lies) {
    this.lane = lane;
    this.live = Look.live(lane.admin());
    this.operators = operators;
    this.patience = patience;
    this.lies = lies;
  }

  /** One part on its stage. */
  private record Open(
      Part part, Stage stage, Map<Rule, ActiveRule> rules, Map<Rule, Instant> since) {
    boolean over(Stage seen) {
      return part.story().done(seen);
    }

    /** Told of what it did: a rule without an end is taken out when its time is over. */
    void struck(JournalEntry entry) {
      rules.forEach(
          (rule, active) -> {
            if (rule.count() == Integer.MAX_VALUE && rule.name().equals(entry.rule())) {
              Instant first = since.computeIfAbsent(rule, _ -> entry.received());
              if (first.plus(LASTING).isBefore(entry.received())) {
                active.close();
              }
            }
          });
    }

    /** What has not struck yet strikes whoever follows. */
    void befall(FaultProxy proxy) {
      for (Rule rule : part.faults().apply(stage.namespace())) {
        ActiveRule before = rules.get(rule);
        if (before == null || before.struck() == 0) {
          rules.put(rule, proxy.faults().add(rule));
        }
      }
    }
  }

  /** Plays them all; what is wrong with the whole, such as no rest, is told by {@link #judge}. */
  public void play(List<Part> parts) {
    operators.weather(this::listen);
    listen(operators.ready().proxy());
    for (Part part : parts) {
      var stage = new Stage(lane.namespace(part.story().scenario().value()), lane.admin());
      stage.apply(part.story().given());
      Open one = new Open(part, stage, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
      open.add(one);
      stages.put(stage.namespace(), one);
    }
    if (!rest(PATIENCE, (each, seen) -> each.part.story().settled(seen))) {
      wrong.add("what was given never settles: " + operators.present().running().state());
      return;
    }
    since = Instant.now();
    passed.clear();
    operators.weather(
        proxy -> {
          listen(proxy);
          open.forEach(each -> each.befall(proxy));
        });
    FaultProxy first = operators.present().proxy();
    open.forEach(each -> each.befall(first));
    open.forEach(each -> each.part.story().act(each.stage));
    boolean rest = rest(patience, this::over);
    if (!rest) {
      // What lasts ends now: who comes to his end only then did not in spite of it.
      wrong.addAll(unfinished());
    }
    operators.weather(this::listen);
    open.forEach(each -> each.rules.values().forEach(ActiveRule::close));
  }

  private List<String> unfinished() {
    Look now = look();
    List<String> unfinished =
        open.stream()
            .filter(each -> !each.over(each.stage.through(now)))
            .map(each -> each.part + " does not come to its end")
            .toList();
    return unfinished.isEmpty()
        ? List.of("it does not come to rest: " + operators.present().running().state())
        : unfinished;
  }

  /**
   * Judges what came of each part; who is found wanting is looked at again for a while.
   *
   * @param judge says what is wrong, a line each
   */
  public List<String> judge(Function<Take, List<String>> judge) {
    Map<Open, List<String>> faulty = new LinkedHashMap<>();
    open.forEach(each -> faulty.put(each, List.of()));
    boolean _ =
        operators.await(
            GRACE,
            LOOK,
            () -> {
              Look now = look();
              faulty.replaceAll((each, _) -> judge.apply(take(each, now)));
              faulty.values().removeIf(List::isEmpty);
              return faulty.isEmpty();
            });
    List<String> all = new ArrayList<>(wrong);
    faulty.values().forEach(all::addAll);
    return all;
  }

  /** What came of each part, as it is now. */
  public List<Take> takes() {
    Look now = look();
    return open.stream().map(each -> take(each, now)).toList();
  }

  /** Of each story the first, by its name. */
  public Map<String, Take> firsts() {
    Map<String, Take> firsts = new HashMap<>();
    takes().forEach(take -> firsts.putIfAbsent(take.story(), take));
    return firsts;
  }

  @Override
  public void close() {
    open.forEach(each -> lane.vacate(each.stage.namespace()));
  }

  private boolean over(Open each, Stage seen) {
    // A list of Workloads and a later one of the rest are not one look: what is so is seen again.
    List<String> first = lies.apply(seen);
    (first.isEmpty() ? first : lies.apply(each.stage))
        .stream()
            .map(lie -> each.part + ": " + lie)
            .filter(lie -> !wrong.contains(lie))
            .forEach(wrong::add);
    return each.over(seen);
  }

  private Take take(Open each, Look now) {
    String namespace = each.stage.namespace();
    Stage seen = each.stage.through(now);
    return new Take(
        each.part,
        each.over(seen),
        ClusterState.read(seen, each.part.story().scenario().mask()),
        WriteCounts.of(lane.writes(), namespace, since),
        passed.stream().filter(entry -> entry.call().namespace().equals(namespace)).toList());
  }

  private Look look() {
    return new Panorama(live);
  }

  private void listen(FaultProxy proxy) {
    if (heard.add(proxy)) {
      proxy.journal().listen(this::heard);
    }
  }

  private void heard(JournalEntry entry) {
    passed.add(entry);
    Open open = stages.get(entry.call().namespace());
    if (open != null && !entry.rule().isEmpty()) {
      open.struck(entry);
    }
  }

  /** Waits until all are so far, each asked until it is, and until nothing more is written. */
  private boolean rest(Duration time, BiPredicate<Open, Stage> far) {
    Set<Open> left = new HashSet<>(open);
    return operators.await(
        time,
        LOOK,
        () -> {
          if (!left.isEmpty()) {
            Look now = look();
            left.removeIf(each -> far.test(each, each.stage.through(now)));
          }
          return left.isEmpty() && Quiet.now(operators);
        });
  }
}
