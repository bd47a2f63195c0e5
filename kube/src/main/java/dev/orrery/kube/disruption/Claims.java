package dev.orrery.kube.disruption;

import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.ClaimRequest;
import org.jspecify.annotations.Nullable;

/**
 * The declarations, as one process sees and writes them. Every call goes to the API server; each
 * throws {@link BudgetUnavailableException} when it is not known how it ended.
 */
public interface Claims {

  /**
   * Declares a claim, or finds the one that this act of this holder has already.
   *
   * @return null when another holder's act has that name
   */
  @Nullable Declared declare(ClaimRequest request);

  /** All claims. */
  ClaimListing list();

  /** Whether the claim is there and no other process has taken it over. */
  boolean own(SeenClaim claim);

  /**
   * Shows where the claim stands, which is a sign of life; takes it over from another process when
   * it is that one's.
   *
   * @return false when it is gone
   */
  boolean show(SeenClaim claim, ClaimView view);

  /**
   * Makes the status say that the claim is held, where its holder did not come to it; no sign of
   * life.
   */
  void repair(SeenClaim claim, ClaimView view);

  /**
   * Removes the claim if it is still this process's.
   *
   * @return whether this call removed it; false when another process has it, or when it was not
   *     found, which may be an old answer
   */
  boolean remove(SeenClaim claim);

  /**
   * Removes the claim if it had no sign of life since it was seen.
   *
   * @return whether this call removed it
   */
  boolean removeUnrenewed(SeenClaim claim);

  /**
   * A declared claim.
   *
   * @param claim as it is now
   * @param adopted whether it was there before: another process may have died with it
   */
  record Declared(SeenClaim claim, boolean adopted) {}
}
