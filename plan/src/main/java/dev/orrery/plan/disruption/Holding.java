package dev.orrery.plan.disruption;

import java.time.Instant;

/**
 * A place taken in the ledger.
 *
 * @param admitted by the API server's clock
 * @param presumed whether it was entered when a lost ledger was made anew: it takes its place, but
 *     nobody knows whether the claim was ever admitted
 */
public record Holding(Claim claim, Instant admitted, boolean presumed) {}
