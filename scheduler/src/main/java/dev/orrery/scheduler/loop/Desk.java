package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.bound.FleetBounds;
import dev.orrery.scheduler.explain.Diagnosis;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.loop.Entry.State;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.place.Decision;
import dev.orrery.scheduler.place.Placer;
import dev.orrery.scheduler.score.Weights;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The state of the loop, all of it on the deciding thread: which pod stands where, and what an
 * event, an answer or the time does to it. The room of a pod is taken in the fleet before its
 * binding is sent, and given back only when it is known that the binding did not happen.
 */
final class Desk {

  /** Sends a binding; its outcome comes back to {@link #finished}. */
  interface Sender {
    void send(Entry entry, Decision decision);
  }

  private final LoopConfig config;
  private final PlacementReporter reporter;
  private final LoopObserver observer;
  private final DecisionLog decisions;
  private final Fleet fleet = new Fleet();
  private Placer placer;
  private final Map<String, Entry> entries = new HashMap<>();
  private final TreeSet<Entry> queue = new TreeSet<>(Entry.ORDER);
  private final Sleepers sleepers = new Sleepers();
  private final Timers timers = new Timers();
  private final Map<Shape, Diagnosed> diagnoses = new WeakHashMap<>();
  private final Map<PendingReason, Integer> pending = new EnumMap<>(PendingReason.class);
  private Weights weights;
  private Mode mode = Mode.OBSERVE;
  private boolean mayHelp;
  private boolean boundSince;
  private int inFlight;
  private int reserved;
  private long attempts;
  private long bound;
  private long notBound;

  private record Diagnosed(long version, Instant at, Diagnosis diagnosis) {}

  Desk(
      LoopConfig config, PlacementReporter reporter, LoopObserver observer, DecisionLog decisions) {
    this.config = config;
    this.reporter = reporter;
    this.observer = observer;
    this.decisions = decisions;
    this.weights = config.weights();
    this.placer = new Placer(fleet, weights);
  }

  /** Changes nodes or namespaces; what is told twice wakes nobody. */
  void change(Consumer<Fleet> how) {
    long before = fleet.version();
    how.accept(fleet);
    mayHelp |= fleet.version() != before;
  }

  void mode(Mode wanted) {
    if (mode != wanted) {
      mode = wanted;
      List.copyOf(entries.values()).stream().filter(Desk::dependsOnMode).forEach(this::enqueue);
    }
  }

  /** Scores with other weights from now on; what is placed stays where it is. */
  void weights(Weights wanted) {
    if (!weights.equals(wanted)) {
      weights = wanted;
      placer = new Placer(fleet, wanted);
    }
  }

  private static boolean dependsOnMode(Entry entry) {
    return entry.is(State.SLEEPING)
        || entry.is(State.BACKING_OFF)
        || (entry.is(State.HELD) && entry.reason == PendingReason.OBSERVING);
  }

  void podChanged(Pod pod, Instant now) {
    String node = pod.node();
    Entry entry = entries.get(pod.key().uid());
    if (pod.phase() == Pod.Phase.FINISHED) {
      podDeleted(pod.key());
    } else if (node != null) {
      settled(pod, node, entry);
    } else if (!pod.shape().schedulerName().equals(config.schedulerName())) {
      nominate(pod);
    } else if (pod.phase() == Pod.Phase.TERMINATING) {
      if (entry != null && entry.holdsRoom()) {
        entry.news = pod;
      } else if (entry != null) {
        forget(entry);
      }
    } else if (entry == null) {
      entry = new Entry(pod, fleet.acquire(pod.shape()), now);
      entries.put(pod.key().uid(), entry);
      nominate(pod);
      admit(entry, now);
    } else {
      update(entry, pod, now);
    }
  }

  void podDeleted(PodKey key) {
    Entry entry = entries.get(key.uid());
    if (entry != null) {
      forget(entry);
    }
    boolean withdrawn = fleet.withdraw(key);
    boolean removed = fleet.nodeOf(key) != null;
    fleet.remove(key);
    mayHelp |= withdrawn || removed;
  }

  /** The watch shows the pod on a node: all that was assumed of it is settled. */
  private void settled(Pod pod, String node, @Nullable Entry entry) {
    if (entry != null) {
      forget(entry);
    }
    boolean arrived = fleet.nodeOf(pod.key()) == null;
    mayHelp |= fleet.withdraw(pod.key());
    if (arrived) {
      fleet.put(pod, node);
      boundSince = true;
    } else {
      change(all -> all.put(pod, node));
    }
  }

  private void nominate(Pod pod) {
    String node = pod.nominatedNode();
    if (node != null && pod.phase() == Pod.Phase.PENDING) {
      fleet.nominate(pod, node);
    } else if (fleet.withdraw(pod.key())) {
      mayHelp = true;
    }
  }

  private void update(Entry entry, Pod pod, Instant now) {
    boolean reshaped = !entry.shape.isOf(pod.shape());
    boolean renominated = !Objects.equals(entry.pod.nominatedNode(), pod.nominatedNode());
    if (entry.holdsRoom()) {
      entry.news = pod;
      return;
    }
    if (!reshaped && !renominated) {
      entry.pod = pod;
      return;
    }
    leave(entry);
    fleet.release(entry.shape);
    entry.shape = fleet.acquire(pod.shape());
    entry.pod = pod;
    nominate(pod);
    admit(entry, now);
  }

  private void admit(Entry entry, Instant now) {
    List<String> unknown = entry.pod.shape().unknownFields();
    List<String> gates = entry.pod.shape().schedulingGates();
    if (!gates.isEmpty()) {
      hold(entry, PendingReason.GATED, "waits for scheduling gates " + gates, now);
    } else if (!unknown.isEmpty()) {
      hold(
          entry,
          PendingReason.UNKNOWN_RULE,
          "uses "
              + String.join(", ", unknown)
              + ", which this placer does not know. Maybe leave it to the default scheduler",
          now);
    } else {
      enqueue(entry);
    }
  }

  private void hold(Entry entry, PendingReason reason, String message, Instant now) {
    enter(entry, State.HELD);
    report(entry, reason, message, now);
  }

  private void enqueue(Entry entry) {
    leave(entry);
    enter(entry, State.QUEUED);
    queue.add(entry);
  }

  /** Lets the time work: ends back-offs, asks again about unconfirmed bindings, wakes sleepers. */
  void tick(Instant now, Sender sender) {
    timers.ring(
        now,
        entry -> {
          if (entry.is(State.RESERVED)) {
            probe(entry, sender);
          } else {
            enqueue(entry);
          }
        });
    if (mayHelp || boundSince) {
      boolean any = mayHelp;
      mayHelp = false;
      boundSince = false;
      for (Entry entry :
          sleepers.wake(shape -> (any || shape.looksAtPods()) && placer.admits(shape))) {
        Instant due = entry.lastTry.plus(config.backoff(entry.failures));
        if (due.isAfter(now)) {
          enter(entry, State.BACKING_OFF);
          timers.set(entry, due);
        } else {
          enqueue(entry);
        }
      }
    }
  }

  /** When {@link #tick} has something to do next, null where nothing is set. */
  @Nullable Instant nextTick() {
    return timers.next();
  }

  boolean canPlace() {
    return !queue.isEmpty() && inFlight < config.inFlight();
  }

  /** Tries the first pod in the queue. */
  void placeNext(Instant now, Sender sender) {
    Entry entry = Objects.requireNonNull(queue.pollFirst(), "the queue is empty");
    attempts++;
    entry.lastTry = now;
    long start = System.nanoTime();
    Decision decision = placer.place(entry.pod, entry.shape);
    observer.tried(System.nanoTime() - start, decision != null);
    if (mode == Mode.OBSERVE) {
      observe(entry, decision, now);
    } else if (decision == null) {
      sleep(entry, now);
    } else {
      bind(entry, decision, sender);
    }
  }

  private void observe(Entry entry, @Nullable Decision decision, Instant now) {
    if (decision != null) {
      decisions.add(decision);
    }
    String where =
        decision == null ? diagnose(entry, now).message() : "would go to " + decision.node();
    hold(entry, PendingReason.OBSERVING, where + "; the placer only observes", now);
  }

  private void sleep(Entry entry, Instant now) {
    entry.failures++;
    enter(entry, State.SLEEPING);
    sleepers.add(entry);
    timers.set(entry, now.plus(config.recheck()));
    Diagnosis diagnosis = diagnose(entry, now);
    PendingReason reason =
        diagnosis.moreNodesHelp() ? PendingReason.UNSCHEDULABLE : PendingReason.UNSATISFIABLE;
    report(entry, reason, diagnosis.message(), now);
  }

  private Diagnosis diagnose(Entry entry, Instant now) {
    Diagnosed before = diagnoses.get(entry.shape);
    if (before != null
        && (before.version == fleet.version()
            || before.at.plus(config.shortestBackoff()).isAfter(now))) {
      return before.diagnosis;
    }
    Diagnosis diagnosis = Diagnosis.of(placer, entry.shape);
    diagnoses.put(entry.shape, new Diagnosed(fleet.version(), now, diagnosis));
    return diagnosis;
  }

  private void bind(Entry entry, Decision decision, Sender sender) {
    fleet.withdraw(entry.pod.key());
    fleet.put(entry.pod, decision.node());
    boundSince = true;
    entry.decision = decision;
    decisions.add(decision);
    enter(entry, State.BINDING);
    inFlight++;
    sender.send(entry, decision);
  }

  private void probe(Entry entry, Sender sender) {
    Decision decision = Objects.requireNonNull(entry.decision, "a reserved pod has a decision");
    enter(entry, State.BINDING);
    inFlight++;
    sender.send(entry, decision);
  }

  /** The answer to a binding. */
  void finished(Entry entry, Binder.Outcome outcome, Instant now) {
    inFlight--;
    if (!(outcome instanceof Binder.Outcome.Bound)) {
      notBound++;
      observer.notBound(outcome);
    } else if (!entry.accepted) {
      accepted(entry, now);
    }
    if (!entry.is(State.BINDING)) {
      return;
    }
    switch (outcome) {
      case Binder.Outcome.Bound accepted -> reserve(entry, now.plus(config.confirmation()));
      case Binder.Outcome.Moot moot -> reserve(entry, now.plus(config.confirmation()));
      case Binder.Outcome.Unknown unknown -> {
        entry.failures++;
        reserve(entry, now.plus(config.backoff(entry.failures)));
      }
      case Binder.Outcome.Gone gone -> podDeleted(entry.pod.key());
      case Binder.Outcome.Refused refused -> refused(entry, refused.message(), now);
    }
  }

  private void accepted(Entry entry, Instant now) {
    entry.accepted = true;
    bound++;
    observer.bound(Duration.between(entry.since, now));
    Decision decision = entry.decision;
    if (decision != null) {
      reporter.placed(entry.pod, decision);
    }
  }

  private void reserve(Entry entry, Instant askAgain) {
    enter(entry, State.RESERVED);
    reserved++;
    timers.set(entry, askAgain);
  }

  private void refused(Entry entry, String message, Instant now) {
    fleet.remove(entry.pod.key());
    nominate(entry.pod);
    mayHelp = true;
    entry.failures++;
    enter(entry, State.BACKING_OFF);
    timers.set(entry, now.plus(config.backoff(entry.failures)));
    report(entry, PendingReason.BINDING_REFUSED, message, now);
    Pod news = entry.news;
    entry.news = null;
    if (news != null) {
      podChanged(news, now);
    }
  }

  private void report(Entry entry, PendingReason reason, String message, Instant now) {
    boolean due =
        entry.told != reason
            || (!entry.message.equals(message)
                && !entry.reported.plus(config.reportEvery()).isAfter(now));
    count(entry, reason);
    if (due) {
      entry.told = reason;
      entry.message = message;
      entry.reported = now;
      reporter.pending(entry.pod, reason, message);
    }
  }

  private void count(Entry entry, @Nullable PendingReason reason) {
    PendingReason before = entry.reason;
    if (before != null) {
      pending.merge(before, -1, Integer::sum);
    }
    entry.reason = reason;
    if (reason != null) {
      pending.merge(reason, 1, Integer::sum);
    }
  }

  /** Moves to another state; timers that were set for the old one no longer ring. */
  private void enter(Entry entry, State state) {
    reserved -= entry.is(State.RESERVED) ? 1 : 0;
    entry.state = state;
    entry.ticket++;
    if (entry.holdsRoom()) {
      count(entry, null);
    }
  }

  /** Takes it out of whatever it waits in. */
  private void leave(Entry entry) {
    queue.remove(entry);
    sleepers.remove(entry);
  }

  private void forget(Entry entry) {
    leave(entry);
    enter(entry, State.HELD);
    count(entry, null);
    entries.remove(entry.pod.key().uid());
    fleet.release(entry.shape);
  }

  Snapshot snapshot() {
    List<Pod> waiting =
        entries.values().stream()
            .filter(entry -> !entry.holdsRoom())
            .map(entry -> entry.pod)
            .toList();
    return fleet.snapshot(waiting);
  }

  PlacerStats stats() {
    FleetBounds bounds = FleetBounds.of(fleet);
    Map<PendingReason, Integer> waiting = new EnumMap<>(pending);
    waiting.values().removeIf(count -> count == 0);
    return new PlacerStats(
        mode,
        attempts,
        bound,
        notBound,
        queue.size(),
        inFlight,
        reserved,
        waiting,
        fleet.nodeCount(),
        bounds.nodesUsed(),
        fleet.podCount(),
        bounds.best(),
        bounds.byDimension(),
        fleet.version());
  }
}
