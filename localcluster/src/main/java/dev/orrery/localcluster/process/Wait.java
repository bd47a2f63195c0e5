package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a state, never for a time. */
public final class Wait {
  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  /** Who has waited for half a minute does not ask ten times a second any more. */
  private static final long LONG_NANOS = 30_000_000_000L;

  private static final long PATIENT_PAUSE_MILLIS = 500;

  private Wait() {}

  /**
   * Asks again and again, at first every few milliseconds, later ten times a second, and twice a
   * second in the end.
   *
   * @return whether the state came before the time ran out
   */
  public static boolean until(Duration patience, BooleanSupplier state) {
    long begin = System.nanoTime();
    long end = begin + patience.toNanos();
    for (long pause = FIRST_PAUSE_MILLIS;
        ;
        pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 4 + 1)) {
      if (state.getAsBoolean()) {
        return true;
      }
      if (System.nanoTime() >= end) {
        return false;
      }
      pause(System.nanoTime() - begin > LONG_NANOS ? PATIENT_PAUSE_MILLIS : pause);
    }
  }

  /**
   * Asks again and again with the same pause in between, for states that cost something to look at.
   *
   * @return whether the state came before the time ran out
   */
  public static boolean until(Duration patience, Duration pause, BooleanSupplier state) {
    long end = System.nanoTime() + patience.toNanos();
    while (!state.getAsBoolean()) {
      if (System.nanoTime() >= end) {
        return false;
      }
      pause(pause.toMillis());
    }
    return true;
  }

  private static void pause(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException(FailureReason.INTERRUPTED, "The wait was interrupted.", e);
    }
  }
}
