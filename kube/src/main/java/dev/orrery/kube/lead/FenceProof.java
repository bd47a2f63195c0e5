package dev.orrery.kube.lead;

import dev.orrery.plan.Epoch;
import java.util.function.BooleanSupplier;

/**
 * Proves a fence. A new epoch is written in one moment and known to whatever refuses the earlier
 * ones a little later; until then an earlier leader's write may still pass.
 */
@FunctionalInterface
public interface FenceProof {

  /** Nothing is proved. */
  FenceProof NONE = (_, _) -> {};

  /**
   * Waits until earlier epochs are refused, where any are refused at all.
   *
   * @param epoch the one that was just taken
   * @param patience false when it is time to go on without proof
   */
  void await(Epoch epoch, BooleanSupplier patience);
}
