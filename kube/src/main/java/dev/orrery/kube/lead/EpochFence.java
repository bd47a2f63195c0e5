package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Gives each leader an epoch of its own, above all before it. The highest epoch is kept in an
 * object apart from the Lease, since a deleted Lease counts from 0 again. When that object is gone
 * too, the epochs that objects carry in their status are looked through once.
 */
public final class EpochFence {

  private static final int TRIES = 5;

  private final Register<Epoch> register;
  private final Supplier<Epoch> highestSeen;
  private final FenceProof proof;

  /**
   * A fence.
   *
   * @param register keeps the highest epoch
   * @param highestSeen the highest epoch in any object's status; asked only when the register is
   *     empty or in doubt, and may throw {@link RegisterUnavailableException}
   * @param proof that earlier epochs are refused
   */
  public EpochFence(Register<Epoch> register, Supplier<Epoch> highestSeen, FenceProof proof) {
    this.register = register;
    this.highestSeen = highestSeen;
    this.proof = proof;
  }

  /**
   * Takes the next epoch, before the new leader writes anything else.
   *
   * @param leaseTransitions of the Lease that was just taken
   * @throws RegisterUnavailableException when the fence could not be written
   */
  public Epoch take(int leaseTransitions) {
    return change(
        highest -> Epoch.next(highest == null ? highestSeen.get() : highest, leaseTransitions));
  }

  /**
   * Waits until the API server refuses what carries an earlier epoch: what an earlier leader wrote
   * until then, the new one finds when it begins, and nothing of it comes later.
   *
   * @param patience false when it is time to begin all the same
   */
  void prove(Epoch epoch, BooleanSupplier patience) {
    proof.await(epoch, patience);
  }

  /**
   * Whether this is still the highest epoch, as far as the fence tells.
   *
   * @throws RegisterUnavailableException when the fence could not be read
   */
  boolean stands(Epoch epoch) {
    return epoch.equals(register.read().value());
  }

  /**
   * Brings the fence up to the highest epoch in any object's status: it may be lower when the
   * cluster was restored to an earlier state while a leader went on.
   *
   * @return the highest epoch there is
   * @throws RegisterUnavailableException when the fence could not be read or written
   */
  Epoch raise() {
    Epoch seen = highestSeen.get();
    return change(fence -> fence == null || fence.compareTo(seen) < 0 ? seen : fence);
  }

  private Epoch change(Function<@Nullable Epoch, Epoch> next) {
    for (int i = 0; i < TRIES; i++) {
      Register.Entry<Epoch> seen = register.read();
      Epoch wanted = next.apply(seen.value());
      if (wanted.equals(seen.value()) || register.swap(wanted, seen) != null) {
        return wanted;
      }
    }
    throw new RegisterUnavailableException("the epoch's fence changed under " + TRIES + " tries");
  }
}
