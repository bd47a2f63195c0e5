package dev.orrery.kube.lead;

import java.util.function.BooleanSupplier;

/**
 * Proves a fence. A new epoch is written in one moment and known to whatever refuses the earlier
 * ones a little later; until then an earlier leader's write may still pass.
 */
@FunctionalInterface
public interface FenceProof {

  /** Nothing is proved. */
  FenceProof NONE = (_, _) -> false;

  /**
   * Waits until earlier epochs are refused, where any are refused at all.
   *
   * @param taken the epoch that was just taken. Where it is said to be enforced, one that is not
   *     refused is waited for: a server that has just started lets everything pass for a while
   * @param patience false when it is time to go on without proof
   * @return whether the epoch before was seen to be refused
   */
  boolean await(EpochRecord taken, BooleanSupplier patience);
}
