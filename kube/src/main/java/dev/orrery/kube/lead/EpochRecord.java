package dev.orrery.kube.lead;

import dev.orrery.plan.Epoch;

/**
 * What a LeaderEpoch says.
 *
 * @param epoch the highest that was taken
 * @param enforced a leader has seen the API server refuse an earlier epoch
 */
public record EpochRecord(Epoch epoch, boolean enforced) {

  /** The next reign's, or one that was seen elsewhere. */
  EpochRecord with(Epoch other) {
    return new EpochRecord(other, enforced);
  }
}
