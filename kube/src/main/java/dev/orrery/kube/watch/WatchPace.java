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
 * @param longest a watch is ended by the server after this time, so that watchers move on after
 *     servers are added
 * @param nanos monotonic time
 * @param seed for the spread of waiting times
 */
public record WatchPace(
    int pageSize, Duration quiet, Duration longest, LongSupplier nanos, Seed seed) {

  /** What suits a production cluster. */
  public static WatchPace standard() {
    return new WatchPace(
        500,
        Duration.ofSeconds(150),
        Duration.ofMinutes(8),
        System::nanoTime,
        new Seed(System.nanoTime()));
  }
}
