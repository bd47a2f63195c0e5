package dev.orrery.kube.disruption;

import java.time.Instant;

/**
 * One process's hold on a declared claim: its signs of life, and until when they carry. Counted
 * from before a sign was sent, by monotonic time; the reconciler counts from after it saw the sign,
 * so that it never takes a claim from a holder that still believes in it.
 */
final class Lifeline {

  private final Claims claims;
  private final SeenClaim claim;
  private final ClaimPace pace;
  private long renewals;
  private long sentAt;
  private boolean alive;
  private boolean held;
  private Instant since;

  /**
   * A hold on what was just declared.
   *
   * @param sentAt monotonic time before the declaration was sent
   */
  Lifeline(Claims claims, Claims.Declared declared, ClaimPace pace, long sentAt) {
    this.claims = claims;
    this.claim = declared.claim();
    this.pace = pace;
    this.renewals = claim.renewals();
    this.sentAt = sentAt;
    // Nobody knows when a claim that was found last had a sign of life.
    this.alive = !declared.adopted();
    this.since = claim.declared();
  }

  SeenClaim claim() {
    return claim;
  }

  /** Whether the claim cannot have run out. */
  boolean alive() {
    return alive && pace.nanos().getAsLong() - sentAt < claim.ttl().toNanos();
  }

  /** Whether a sign of life is due: after a third of the time, so that two may be lost. */
  boolean due() {
    return !alive || pace.nanos().getAsLong() - sentAt >= claim.ttl().toNanos() / 3;
  }

  /** Whether the claim is still this process's. */
  boolean own() {
    return claims.own(claim);
  }

  /** Shows that it waits; false when it is gone. */
  boolean waiting(String reason, String message) {
    return show(false, reason, message);
  }

  /** Shows that it is held from now on; false when it is gone. */
  boolean holding() {
    since = pace.server().instant();
    held = true;
    return renew();
  }

  /** A sign of life of what is held; false when it is gone. */
  boolean renew() {
    return show(held, "Admitted", "Held by " + claim.claim().holder() + ".");
  }

  private boolean show(boolean isHeld, String reason, String message) {
    long before = pace.nanos().getAsLong();
    Instant until = pace.server().instant().plus(claim.ttl());
    renewals++;
    boolean there =
        claims.show(claim, new ClaimView(isHeld, renewals, since, until, reason, message));
    if (there) {
      sentAt = before;
      alive = true;
    }
    return there;
  }

  /** Removes the claim; whether this call did it. */
  boolean remove() {
    return claims.remove(claim);
  }
}
