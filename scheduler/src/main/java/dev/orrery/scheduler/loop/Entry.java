package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A pod of ours on its way from its first sight to its node. */
final class Entry {

  /** Higher priority first, then older, then by name: the same pods give the same order. */
  static final Comparator<Entry> ORDER =
      Comparator.<Entry>comparingInt(entry -> -entry.pod.shape().priority())
          .thenComparingLong(entry -> entry.pod.createdMillis())
          .thenComparing(entry -> entry.pod.key().namespace())
          .thenComparing(entry -> entry.pod.key().name())
          .thenComparing(entry -> entry.pod.key().uid());

  /** Where it stands. */
  enum State {
    /** Ready to be tried. */
    QUEUED,
    /** No node admits it; an event that helps wakes it. */
    SLEEPING,
    /** Waits for its back-off to end. */
    BACKING_OFF,
    /** A binding is on its way. */
    BINDING,
    /** Bound or perhaps bound: its room is reserved until its state is known. */
    RESERVED,
    /** Not to be placed as it is: gates, unknown rules, mode Observe. */
    HELD
  }

  final Instant since;
  Pod pod;
  Shape shape;
  State state = State.HELD;
  int failures;
  int ticket;
  @Nullable Decision decision;

  /** What the watch told while a binding was on its way. */
  @Nullable Pod news;

  /** Whether the binding is known to have been accepted. */
  boolean accepted;

  @Nullable PendingReason reason;
  @Nullable PendingReason told;
  String message = "";
  Instant reported = Instant.MIN;
  Instant lastTry = Instant.MIN;

  Entry(Pod pod, Shape shape, Instant since) {
    this.pod = pod;
    this.shape = shape;
    this.since = since;
  }

  boolean is(State expected) {
    return state == expected;
  }

  /** Room on a node is taken for it. */
  boolean holdsRoom() {
    return state == State.BINDING || state == State.RESERVED;
  }
}
