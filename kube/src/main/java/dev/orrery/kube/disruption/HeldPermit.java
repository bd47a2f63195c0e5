package dev.orrery.kube.disruption;

import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.Permit;
import dev.orrery.plan.disruption.Standing;
import java.util.concurrent.atomic.AtomicBoolean;

/** A claim of this process that was admitted. */
final class HeldPermit implements Permit {

  private final Lifeline life;
  private final Brake brake;
  private final LedgerDoor door;
  private final AtomicBoolean released = new AtomicBoolean();

  HeldPermit(Lifeline life, Brake brake, LedgerDoor door) {
    this.life = life;
    this.brake = brake;
    this.door = door;
  }

  @Override
  public String name() {
    return life.claim().claim().name();
  }

  @Override
  public synchronized Standing check() {
    if (released.get() || !life.alive()) {
      return lost("Its time ran out, or it was released.");
    }
    try {
      String engaged = brake.engaged();
      if (!engaged.isEmpty()) {
        return new Standing.Halt(
            Standing.Cause.KILL_SWITCH, "The kill switch is engaged: " + engaged + ".");
      }
      if (!life.own()) {
        return lost("It was deleted, or another process took it over.");
      }
      if (life.due() && !life.renew()) {
        return lost("It was deleted.");
      }
    } catch (BudgetUnavailableException e) {
      return new Standing.Halt(Standing.Cause.UNKNOWN, String.valueOf(e.getMessage()));
    }
    return life.alive() ? new Standing.Proceed() : lost("Its time ran out.");
  }

  @Override
  public synchronized void release() {
    if (released.compareAndSet(false, true)) {
      door.withdraw(life);
    }
  }

  private Standing lost(String why) {
    return new Standing.Halt(
        Standing.Cause.CLAIM_LOST, "DisruptionClaim " + name() + " is no longer held. " + why);
  }
}
