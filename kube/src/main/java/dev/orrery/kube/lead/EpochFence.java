package dev.orrery.kube.lead;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.Epoch;
import java.util.function.Supplier;

/**
 * Gives each leader an epoch of its own, above all before it. The highest epoch is kept in an
 * object apart from the Lease, since a deleted Lease counts from 0 again. When that object is gone
 * too, the epochs that objects carry in their status are looked through once.
 */
public final class EpochFence {

  private static final int TRIES = 5;

  private final Register<Epoch> register;
  private final Supplier<Epoch> highestSeen;

  /**
   * A fence.
   *
   * @param register keeps the highest epoch
   * @param highestSeen the highest epoch in any object's status; asked only when the register is
   *     empty, and may throw {@link RegisterUnavailableException}
   */
  public EpochFence(Register<Epoch> register, Supplier<Epoch> highestSeen) {
    this.register = register;
    this.highestSeen = highestSeen;
  }

  /**
   * Takes the next epoch, before the new leader writes anything else.
   *
   * @param leaseTransitions of the Lease that was just taken
   * @throws RegisterUnavailableException when the fence could not be written
   */
  public Epoch take(int leaseTransitions) {
    for (int i = 0; i < TRIES; i++) {
      Register.Entry<Epoch> seen = register.read();
      Epoch highest = seen.value() == null ? highestSeen.get() : seen.value();
      Epoch next = Epoch.next(highest, leaseTransitions);
      if (register.swap(next, seen) != null) {
        return next;
      }
    }
    throw new RegisterUnavailableException("the epoch's fence changed under " + TRIES + " tries");
  }
}
