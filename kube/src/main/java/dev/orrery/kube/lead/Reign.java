package dev.orrery.kube.lead;

import dev.orrery.kube.write.EpochSource;
import dev.orrery.plan.Epoch;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process leads at this moment: it has an epoch, and the send time of its last renewal
 * that succeeded is not older than the deadline. Read by every thread that writes.
 */
final class Reign implements EpochSource {

  private final long deadlineNanos;
  private final LongSupplier nanos;

  private volatile @Nullable Epoch epoch;
  private volatile long renewedAt;

  Reign(LeaseTerms terms, LongSupplier nanos) {
    this.deadlineNanos = terms.renewDeadline().toNanos();
    this.nanos = nanos;
  }

  @Override
  public @Nullable Epoch held() {
    Epoch now = epoch;
    return now == null || stale() ? null : now;
  }

  /** Whether a renewal is overdue, though this process still believes that it leads. */
  boolean overdue() {
    return epoch != null && stale();
  }

  /** Whether the last renewal is older than the deadline. */
  boolean stale() {
    return nanos.getAsLong() - renewedAt > deadlineNanos;
  }

  void renewed(long sentAt) {
    renewedAt = sentAt;
  }

  void begin(Epoch taken) {
    epoch = taken;
  }

  /** Its epoch, whether or not the renewal is overdue; null before it began. */
  @Nullable Epoch epoch() {
    return epoch;
  }

  boolean begun() {
    return epoch != null;
  }

  void end() {
    epoch = null;
  }
}
