package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.score.Weights;
import java.time.Duration;

/**
 * Settings of the loop.
 *
 * @param schedulerName pods of this scheduler are placed
 * @param inFlight at most so many bindings wait for their answer
 * @param confirmation how long a binding may stay unconfirmed before the API server is asked again
 * @param shortestBackoff wait after a pod's first failure; doubles with each further one
 * @param longestBackoff and never exceeds this
 * @param recheck a sleeping pod is tried again after so long whatever happened
 * @param reportEvery a pending message that only changed its figures is told at most so often
 * @param decisionsKept how many of the latest decisions are kept
 * @param weights of the score
 */
public record LoopConfig(
    String schedulerName,
    int inFlight,
    Duration confirmation,
    Duration shortestBackoff,
    Duration longestBackoff,
    Duration recheck,
    Duration reportEvery,
    int decisionsKept,
    Weights weights) {

  /** What stands without configuration. */
  public static final LoopConfig DEFAULT =
      new LoopConfig(
          "orrery",
          64,
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(1),
          2_000,
          Weights.DEFAULT);

  /** Refuses what would stall the loop. */
  public LoopConfig {
    if (inFlight < 1) {
      throw new IllegalArgumentException("inFlight is " + inFlight + ". Maybe use 64.");
    }
  }

  /** The same with other weights. */
  public LoopConfig with(Weights others) {
    return new LoopConfig(
        schedulerName,
        inFlight,
        confirmation,
        shortestBackoff,
        longestBackoff,
        recheck,
        reportEvery,
        decisionsKept,
        others);
  }

  /** The same with another bound on bindings in flight. */
  public LoopConfig withInFlight(int bindings) {
    return new LoopConfig(
        schedulerName,
        bindings,
        confirmation,
        shortestBackoff,
        longestBackoff,
        recheck,
        reportEvery,
        decisionsKept,
        weights);
  }

  /** The wait after so many failures. */
  Duration backoff(int failures) {
    int doublings = Math.clamp(failures - 1L, 0, 20);
    Duration wait = shortestBackoff.multipliedBy(1L << doublings);
    return wait.compareTo(longestBackoff) > 0 ? longestBackoff : wait;
  }
}
