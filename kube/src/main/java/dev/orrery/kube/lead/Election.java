package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.Register.Entry;
import dev.orrery.kube.register.RegisterUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One candidate's tries for a Lease, after the rules of Kubernetes' own components: whether another
 * still holds it is judged by when this process saw it change, on its own monotonic clock; the
 * times in the Lease come from another machine and are not compared with anything. For one thread.
 */
final class Election {

  private final String identity;
  private final LeaseTerms terms;
  private final Register<LeaseRecord> lease;
  private final InstantSource clock;
  private final LongSupplier nanos;

  private Entry<LeaseRecord> observed = Entry.absent();
  private long observedAt;
  private int lastTransitions;
  private boolean changed;

  Election(
      String identity,
      LeaseTerms terms,
      Register<LeaseRecord> lease,
      InstantSource clock,
      LongSupplier nanos) {
    this.identity = identity;
    this.terms = terms;
    this.lease = lease;
    this.clock = clock;
    this.nanos = nanos;
  }

  /**
   * The Lease, ours.
   *
   * @param record what stands in it now
   * @param unbroken whether nobody has written to it since we last did
   */
  record Held(LeaseRecord record, boolean unbroken) {}

  /**
   * Takes or renews the Lease.
   *
   * @return the Lease when it is ours now, null when it is another's
   * @throws RegisterUnavailableException when nobody can tell
   */
  @Nullable Held tryAcquireOrRenew() {
    LeaseRecord mine = observed.value();
    boolean was = mine != null && isMine(mine);
    if (mine != null && was) {
      Entry<LeaseRecord> renewed = lease.swap(mine.renew(clock.instant(), seconds()), observed);
      if (renewed != null) {
        return held(renewed, true);
      }
    }
    Entry<LeaseRecord> entry = lease.read();
    if (!entry.equals(observed)) {
      see(entry);
    }
    LeaseRecord current = entry.value();
    if (current != null && !isMine(current) && !current.holder().isEmpty() && !expired()) {
      return null;
    }
    Entry<LeaseRecord> taken = lease.swap(next(current), entry);
    if (taken == null && was) {
      throw new RegisterUnavailableException(
          "the Lease was written to by another, twice while it was renewed");
    }
    return taken == null ? null : held(taken, false);
  }

  /** Gives the Lease back, so that another need not wait; does nothing when it is not ours. */
  void release() {
    LeaseRecord mine = observed.value();
    if (mine != null && isMine(mine)) {
      lease.swap(mine.release(clock.instant()), observed);
      observed = Entry.absent();
    }
  }

  /** Who holds it, as last seen; empty when nobody does. */
  String holder() {
    LeaseRecord record = observed.value();
    return record == null ? "" : record.holder();
  }

  /**
   * Whether the Lease has changed since this process first saw it: only then is its holder known to
   * live, for the last thing that a dead one did looks the same.
   */
  boolean alive() {
    return changed;
  }

  private LeaseRecord next(@Nullable LeaseRecord current) {
    Instant now = clock.instant();
    if (current != null && isMine(current)) {
      return current.renew(now, seconds());
    }
    int transitions = current == null ? lastTransitions : current.transitions() + 1;
    return new LeaseRecord(identity, seconds(), now, now, transitions);
  }

  /**
   * How long until another may take it from its holder if that gives no sign of life; zero or less
   * when anybody may.
   */
  Duration untilExpiry() {
    LeaseRecord record = observed.value();
    return record == null
        ? Duration.ZERO
        : Duration.ofSeconds(record.durationSeconds()).minusNanos(nanos.getAsLong() - observedAt);
  }

  private Held held(Entry<LeaseRecord> entry, boolean unbroken) {
    return new Held(Objects.requireNonNull(see(entry)), unbroken);
  }

  private @Nullable LeaseRecord see(Entry<LeaseRecord> entry) {
    changed |= observed.value() != null;
    observed = entry;
    observedAt = nanos.getAsLong();
    if (entry.value() != null) {
      lastTransitions = Math.max(lastTransitions, entry.value().transitions());
    }
    return entry.value();
  }

  private boolean expired() {
    return untilExpiry().isNegative();
  }

  private boolean isMine(LeaseRecord record) {
    return identity.equals(record.holder());
  }

  private int seconds() {
    return (int) Math.max(1, terms.leaseDuration().toSeconds());
  }
}
