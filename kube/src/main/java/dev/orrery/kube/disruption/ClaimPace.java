package dev.orrery.kube.disruption;

import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/**
 * The times of a claimant.
 *
 * @param nanos monotonic time, by which a claim ends
 * @param server the API server's clock, by which windows open and hours are counted
 * @param random spreads the tries of claimants that collide
 * @param pause lets time pass
 */
public record ClaimPace(
    LongSupplier nanos, InstantSource server, RandomGenerator random, Pause pause) {

  private static final long CONFLICT_FIRST_MILLIS = 8;
  private static final long CONFLICT_CAP_MILLIS = 64;
  private static final long WAIT_FIRST_MILLIS = 20;
  private static final long WAIT_CAP_MILLIS = 250;
  private static final int SLOWEST = 8;

  /** Lets time pass. */
  @FunctionalInterface
  public interface Pause {
    /**
     * Waits.
     *
     * @return false when the thread was asked to end
     */
    boolean let(Duration duration);
  }

  /** What suits production. */
  public static ClaimPace standard(InstantSource server, Seed seed) {
    var never = new CountDownLatch(1);
    return new ClaimPace(
        System::nanoTime, server, seed.random("claims"), duration -> sleep(never, duration));
  }

  /** Before the next try after another claimant was first. */
  Duration afterConflict(int conflicts) {
    return spread(CONFLICT_FIRST_MILLIS, CONFLICT_CAP_MILLIS, conflicts);
  }

  /**
   * Before the next look after a refusal: the next in line looks often, so that a place is not left
   * empty, the others seldom.
   *
   * @param ahead how many wait longer
   */
  Duration afterRefusal(int refusals, int ahead) {
    int slower = 1 + Math.min(ahead, SLOWEST);
    return spread(WAIT_FIRST_MILLIS * slower, WAIT_CAP_MILLIS * slower, refusals);
  }

  private synchronized Duration spread(long first, long cap, int failures) {
    long whole = Math.min(cap, first << Math.min(failures, 10));
    return Duration.ofNanos(random.nextLong(TimeUnit.MILLISECONDS.toNanos(whole) + 1));
  }

  private static boolean sleep(CountDownLatch never, Duration duration) {
    try {
      var _ = never.await(duration.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
