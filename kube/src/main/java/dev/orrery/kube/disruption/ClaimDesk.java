package dev.orrery.kube.disruption;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Decision;
import dev.orrery.plan.disruption.DisruptionBudget;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.plan.disruption.Refusal;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where one process asks for claims. A claim is declared as an object first, then admitted by a
 * compare-and-swap of the ledger under its uid; whichever of the two a crash separates, the
 * reconciler of claims finds. Within the process one decision is made at a time, in the order in
 * which they were asked for.
 */
public final class ClaimDesk implements DisruptionBudget {

  private final Claims claims;
  private final Register<Ledger> register;
  private final Brake brake;
  private final ClaimPace pace;
  private final LedgerDoor door;
  private final ReentrantLock turn = new ReentrantLock(true);

  /** One for each process and role that disrupts. */
  public ClaimDesk(Claims claims, Register<Ledger> register, Brake brake, ClaimPace pace) {
    this.claims = claims;
    this.register = register;
    this.brake = brake;
    this.pace = pace;
    this.door = new LedgerDoor(register, pace);
  }

  @Override
  public Grant claim(ClaimRequest request, Duration patience) {
    long end = pace.nanos().getAsLong() + patience.toNanos();
    if (patience.isZero()) {
      Refusal hopeless = outlook(request);
      if (hopeless != null) {
        return new Grant.Refused(hopeless); // nothing was written
      }
    }
    Lifeline life;
    try {
      long before = pace.nanos().getAsLong();
      Claims.Declared declared = claims.declare(request);
      if (declared == null) {
        return new Grant.Refused(
            new Refusal(
                Refusal.Cause.NAME_TAKEN,
                "DisruptionClaim " + request.name() + " is another's. Maybe delete it."));
      }
      life = new Lifeline(claims, declared, pace, before);
    } catch (BudgetUnavailableException e) {
      return new Grant.Refused(unknown(e));
    }
    return admitted(life, end);
  }

  /** Tries until it is admitted, or no more waiting helps. */
  private Grant admitted(Lifeline life, long end) {
    String shown = "";
    for (int refusals = 0; ; refusals++) {
      Refusal refusal = tryOnce(life);
      if (refusal == null) {
        return new Grant.Held(new HeldPermit(life, brake, door));
      }
      boolean told = shown.equals(refusal.cause().reason()) && !life.due();
      if (!refusal.cause().passing()
          || pace.nanos().getAsLong() - end >= 0
          || !(told || wait(life, refusal))
          || !pace.pause().let(pace.afterRefusal(refusals))) {
        door.withdraw(life);
        return new Grant.Refused(refusal);
      }
      shown = refusal.cause().reason();
    }
  }

  /** Shows why it waits; false when the claim is gone, and waiting for it is in vain. */
  private static boolean wait(Lifeline life, Refusal refusal) {
    try {
      return life.waiting(refusal.cause().reason(), refusal.message());
    } catch (BudgetUnavailableException lost) {
      return life.alive(); // it may wait on as long as nobody can have taken it away
    }
  }

  private @Nullable Refusal tryOnce(Lifeline life) {
    turn.lock();
    try {
      if (!life.alive() && !life.waiting("Waiting", "Taken up again.")) {
        return revoked();
      }
      Refusal refusal = decide(life.claim().claim());
      return refusal == null && !life.holding() ? revoked() : refusal;
    } catch (BudgetUnavailableException e) {
      return unknown(e);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Admits by compare-and-swap. After an answer that was lost the ledger is read again: it has the
   * claim, or has changed so that the lost swap can never come about, or the same swap is tried
   * again, of which only one can.
   */
  private @Nullable Refusal decide(Claim claim) {
    return door.through(
        seen -> {
          Decision decision = seen.admit(claim, brake.terms(), pace.server().instant());
          return new LedgerDoor.Step<>(
              decision.ledger(),
              decision instanceof Decision.Refused(_, Refusal refusal) ? refusal : null);
        });
  }

  /** What would be decided now, without writing anything; null when it could be admitted. */
  private @Nullable Refusal outlook(ClaimRequest request) {
    try {
      Claim claim =
          new Claim(
              "",
              request.name(),
              0,
              request.activity(),
              request.zone(),
              request.workload(),
              request.holder().text());
      Ledger ledger = LedgerDoor.present(register.read());
      Decision decision = ledger.admit(claim, brake.terms(), pace.server().instant());
      boolean presumed =
          ledger.holdings().values().stream()
              .anyMatch(holding -> holding.claim().name().equals(request.name()));
      return decision instanceof Decision.Refused(_, Refusal refusal) && !presumed
          ? refusal
          : null;
    } catch (BudgetUnavailableException | RegisterUnavailableException e) {
      return unknown(e);
    }
  }

  private static Refusal unknown(RuntimeException e) {
    return new Refusal(Refusal.Cause.UNKNOWN, String.valueOf(e.getMessage()));
  }

  private static Refusal revoked() {
    return new Refusal(
        Refusal.Cause.REVOKED,
        "The claim is gone. Maybe somebody deleted it, or its time ran out.");
  }
}
