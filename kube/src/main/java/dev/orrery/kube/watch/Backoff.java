package dev.orrery.kube.watch;

import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: doubled after each failure up to a cap, and spread by
 * chance, so that many watchers do not come back to a restarted server at once.
 */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long CAP_MILLIS = 5_000;

  private final RandomGenerator random;
  private int failures;

  Backoff(Seed seed, String purpose) {
    this.random = seed.random(purpose);
  }

  void succeeded() {
    failures = 0;
  }

  Duration next() {
    long whole = Math.min(CAP_MILLIS, FIRST_MILLIS << Math.min(failures, 10));
    failures++;
    return Duration.ofMillis(whole / 2 + random.nextLong(whole / 2 + 1));
  }
}
