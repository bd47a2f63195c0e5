package dev.orrery.kube.lead;

import java.time.Instant;

/**
 * What stands in a Lease. Its times are those of the holder's clock: only that they changed counts,
 * never what they say.
 *
 * @param holder who holds it, empty when nobody does
 * @param durationSeconds how long after the last renewal it is still held
 * @param acquired when the holder took it
 * @param renewed when the holder last renewed it
 * @param transitions how often it changed hands
 */
public record LeaseRecord(
    String holder, int durationSeconds, Instant acquired, Instant renewed, int transitions) {

  LeaseRecord renew(Instant now, int seconds) {
    return new LeaseRecord(holder, seconds, acquired, now, transitions);
  }

  LeaseRecord release(Instant now) {
    return new LeaseRecord("", 1, now, now, transitions);
  }
}
