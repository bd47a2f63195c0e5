package dev.orrery.kube.lead;

import dev.orrery.plan.Epoch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * From a Lease that was just taken to a reign: an epoch is taken, and where the API server was once
 * seen to refuse earlier ones, that is waited for, for as long as a Lease runs at most. The Lease
 * is renewed meanwhile, so that may take several tries.
 */
final class Accession {

  private final EpochFence fence;
  private final LeaseTerms terms;
  private final LongSupplier nanos;
  private @Nullable EpochRecord taken;
  private long since;

  Accession(EpochFence fence, LeaseTerms terms, LongSupplier nanos) {
    this.fence = fence;
    this.terms = terms;
    this.nanos = nanos;
  }

  /**
   * A reign that may begin.
   *
   * @param fenced false when earlier epochs are not refused, though they were once
   */
  record Reigning(Epoch epoch, boolean fenced) {}

  /**
   * One try; it waits for half of the renew deadline at most, so that the Lease can be renewed.
   *
   * @param transitions of the Lease
   * @param sentAt when its last renewal was sent
   * @return null when it is to be tried again after the next renewal
   * @throws dev.orrery.kube.register.RegisterUnavailableException when the fence could not be read
   *     or written
   */
  @Nullable Reigning attempt(int transitions, long sentAt) {
    EpochRecord mine = taken;
    if (mine == null || !fence.stands(mine.epoch())) {
      mine = fence.take(transitions);
      taken = mine;
      since = sentAt;
    }
    long until = sentAt + terms.renewDeadline().dividedBy(2).toNanos();
    boolean fenced = fence.prove(mine, () -> nanos.getAsLong() - until < 0);
    if (!fenced && nanos.getAsLong() - since < terms.leaseDuration().toNanos()) {
      return null;
    }
    taken = null;
    return new Reigning(mine.epoch(), fenced);
  }

  /** The Lease is another's: whoever has it next takes an epoch of its own. */
  void abandon() {
    taken = null;
  }
}
