package dev.orrery.localcluster.proxy;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/** Which revision the store had when, as far as somebody looked. Safe for many threads. */
final class RevisionClock {

  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final Deque<Sample> samples = new ArrayDeque<>();
  private final LongSupplier nanos;

  RevisionClock(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Somebody looked. */
  synchronized void saw(long revision) {
    long now = nanos.getAsLong();
    samples.addLast(new Sample(now, revision));
    while (now - samples.element().nanos() > MEMORY.toNanos()) {
      samples.remove();
    }
  }

  /** The newest revision that was seen so long ago or longer; the first when nothing is so old. */
  synchronized long before(Duration lag) {
    long limit = nanos.getAsLong() - lag.toNanos();
    long found = samples.element().revision();
    for (Sample sample : samples) {
      if (sample.nanos() - limit > 0) {
        return found;
      }
      found = sample.revision();
    }
    return found;
  }

  /** Whether the store had this revision so long ago. */
  synchronized boolean older(long revision, Duration lag) {
    Iterator<Sample> newest = samples.descendingIterator();
    long limit = nanos.getAsLong() - lag.toNanos();
    while (newest.hasNext()) {
      Sample sample = newest.next();
      if (sample.nanos() - limit <= 0) {
        return sample.revision() >= revision;
      }
    }
    return !samples.isEmpty() && samples.element().revision() >= revision;
  }

  private record Sample(long nanos, long revision) {}
}
