package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Gives each leader an epoch of its own, above all before it. The highest epoch is kept in an
 * object apart from the Lease, since a deleted Lease counts from 0 again. When that object is gone
 * too, the epochs that objects carry in their status are looked through once.
 */
public final class EpochFence {

  private static final int TRIES = 5;

  private final Register<EpochRecord> register;
  private final Supplier<Epoch> highestSeen;
  private final FenceProof proof;

  /**
   * A fence.
   *
   * @param register keeps the highest epoch, and whether earlier ones are refused
   * @param highestSeen the highest epoch in any object's status; asked only when the register is
   *     empty or in doubt, and may throw {@link RegisterUnavailableException}
   * @param proof that earlier epochs are refused
   */
  public EpochFence(Register<EpochRecord> register, Supplier<Epoch> highestSeen, FenceProof proof) {
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
  public EpochRecord take(int leaseTransitions) {
    return change(fence -> fence.with(Epoch.next(fence.epoch(), leaseTransitions)), highestSeen);
  }

  /**
   * Waits until the API server refuses what carries an earlier epoch: what an earlier leader wrote
   * until then, the new one finds when it begins, and nothing of it comes later. That it does so is
   * noted for the leaders to come, which wait for it from then on.
   *
   * @param patience false when it is time to begin all the same
   * @return whether it refuses them as far as anybody knows: false where it did once and does not
   * @throws RegisterUnavailableException when that could not be noted
   */
  boolean prove(EpochRecord taken, BooleanSupplier patience) {
    boolean proved = proof.await(taken, patience);
    if (proved && !taken.enforced()) {
      EpochRecord enforced = new EpochRecord(taken.epoch(), true);
      change(fence -> fence.epoch().equals(taken.epoch()) ? enforced : fence, taken::epoch);
    }
    return proved || !taken.enforced();
  }

  /**
   * Whether this is still the highest epoch, as far as the fence tells.
   *
   * @throws RegisterUnavailableException when the fence could not be read
   */
  boolean stands(Epoch epoch) {
    EpochRecord fence = register.read().value();
    return fence != null && epoch.equals(fence.epoch());
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
    return change(fence -> fence.epoch().compareTo(seen) < 0 ? fence.with(seen) : fence, () -> seen)
        .epoch();
  }

  /**
   * Changes what the fence says until no other did so meanwhile.
   *
   * @param ifAbsent the highest epoch where there is no fence
   */
  private EpochRecord change(UnaryOperator<EpochRecord> next, Supplier<Epoch> ifAbsent) {
    for (int i = 0; i < TRIES; i++) {
      Register.Entry<EpochRecord> seen = register.read();
      EpochRecord now = seen.value();
      EpochRecord wanted = next.apply(now == null ? new EpochRecord(ifAbsent.get(), false) : now);
      if (wanted.equals(now) || register.swap(wanted, seen) != null) {
        return wanted;
      }
    }
    throw new RegisterUnavailableException("the epoch's fence changed under " + TRIES + " tries");
  }
}
