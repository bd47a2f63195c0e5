package dev.orrery.operator.controllers;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Tells a watch that is being opened again from one that stays away. Watches end and are opened
 * anew all the time (at each resync, when the API server ends them, when one froze): a probe that
 * falls into such a moment says nothing about the operator, and must not take it out of service.
 */
final class WatchLapse {

  private final InstantSource clock;
  private final Duration grace;
  private @Nullable Instant since;

  /**
   * All is watched.
   *
   * @param grace for so long a lapse is no harm
   */
  WatchLapse(InstantSource clock, Duration grace) {
    this.clock = clock;
    this.grace = grace;
  }

  /**
   * Whether what was seen before is still good enough.
   *
   * @param watching whether all is watched at this moment
   * @return false when for longer than the grace no look found everything watched
   */
  synchronized boolean tolerable(boolean watching) {
    if (watching) {
      since = null;
      return true;
    }
    Instant now = clock.instant();
    Instant began = since == null ? now : since;
    since = began;
    return Duration.between(began, now).compareTo(grace) <= 0;
  }
}
