package dev.orrery.reconcilers.disruption;

import dev.orrery.kube.disruption.ClaimListing;
import dev.orrery.kube.disruption.SeenClaim;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches over the signs of life of claims. Times are those that this process observed, on its
 * monotonic clock: what clocks of other machines say never ends a claim. A new process begins anew,
 * which ends claims later, never sooner.
 */
final class Vigil {

  /** Longer than the holder counts, by more than clocks drift apart in an hour. */
  private static final Duration GRACE = Duration.ofSeconds(2);

  /** How long another process has to take over what a dead one held. */
  private static final Duration TAKING_OVER = Duration.ofSeconds(30);

  private static final Duration LOOK = Duration.ofSeconds(5);

  private final Liveness liveness;
  private final LongSupplier nanos;
  private final Map<String, Sign> signs = new HashMap<>();

  Vigil(Liveness liveness, LongSupplier nanos) {
    this.liveness = liveness;
    this.nanos = nanos;
  }

  /** Takes in all claims; those that are gone are forgotten. */
  void see(ClaimListing listing) {
    long now = nanos.getAsLong();
    signs.keySet().retainAll(listing.uids());
    for (SeenClaim seen : listing.claims()) {
      Sign sign = signs.get(seen.claim().uid());
      if (sign == null || !sign.last.sameSign(seen)) {
        signs.put(seen.claim().uid(), new Sign(seen, now));
      }
    }
  }

  /** Why the claim is to be ended; null when it is not. */
  @Nullable ClaimEnd end(SeenClaim seen) {
    Sign sign = signs.get(seen.claim().uid());
    if (sign == null) {
      return null;
    }
    long now = nanos.getAsLong();
    if (now - sign.at > seen.ttl().plus(GRACE).toNanos()) {
      return ClaimEnd.EXPIRED;
    }
    if (now - sign.lookedAt < LOOK.toNanos()) {
      return null;
    }
    sign.lookedAt = now;
    if (liveness.holder(seen.holder()) == Liveness.Life.GONE) {
      return ClaimEnd.HOLDER_GONE;
    }
    boolean silent = now - sign.at > TAKING_OVER.toNanos();
    return silent && liveness.process(seen.process()) == Liveness.Life.GONE
        ? ClaimEnd.PROCESS_GONE
        : null;
  }

  /** Whether the claim was seen to stand so for some looks: its holder would have changed it. */
  boolean settled(SeenClaim seen) {
    Sign sign = signs.get(seen.claim().uid());
    return sign != null && nanos.getAsLong() - sign.at > LOOK.toNanos();
  }

  private static final class Sign {
    private final SeenClaim last;
    private final long at;
    private long lookedAt;

    Sign(SeenClaim last, long at) {
      this.last = last;
      this.at = at;
      this.lookedAt = at;
    }
  }
}
