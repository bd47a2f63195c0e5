package dev.orrery.kube.watch;

import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The times of a watch.
 *
 * @param pageSize objects in one page of a list
 * @param quiet without a sign for so long a watch counts as frozen and is opened anew; the API
 *     server sends a bookmark about once a minute
 * @param resync so long after a list everything is listed anew: a watch can lose an event without
 *     anybody noticing, and nothing else would ever find that
 * @param nanos monotonic time
 * @param seed for the spread of waiting times
 */
public record WatchPace(
    int pageSize, Duration quiet, Duration resync, LongSupplier nanos, Seed seed) {

  /** With some seconds for the list itself a lost event is found within five minutes. */
  public static final Duration RESYNC = Duration.ofSeconds(270);

  private static final Duration QUIET = Duration.ofSeconds(75);

  /** What suits a production cluster. */
  public static WatchPace standard() {
    return every(RESYNC);
  }

  /** The same with another time between lists. */
  public static WatchPace every(Duration resync) {
    return new WatchPace(500, QUIET, resync, System::nanoTime, new Seed(System.nanoTime()));
  }
}
