package dev.orrery.kube.disruption;

import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.HolderRef;
import java.time.Duration;
import java.time.Instant;

/**
 * A declared claim as it was seen.
 *
 * @param claim what the budget counts
 * @param holder on whose behalf
 * @param process who holds it now
 * @param ttl how long it is held without a sign of life
 * @param renewals signs of life so far
 * @param held whether its status says that it is held
 * @param declared when it was created, by the API server's clock
 */
public record SeenClaim(
    Claim claim,
    HolderRef holder,
    ClaimProcessRef process,
    Duration ttl,
    long renewals,
    boolean held,
    Instant declared) {

  /** Whether another look saw the same last sign of life: by the same process, the same number. */
  public boolean sameSign(SeenClaim other) {
    return renewals == other.renewals && process.equals(other.process);
  }
}
