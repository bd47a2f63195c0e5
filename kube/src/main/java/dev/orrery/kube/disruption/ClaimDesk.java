package dev.orrery.kube.disruption;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Decision;
import dev.orrery.plan.disruption.DisruptionBudget;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.Ledger;
import dev.orrery.plan.disruption.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where one process asks for claims. A claim is declared as an object first, then admitted by a
 * compare-and-swap of the ledger under its uid; whichever of the two a crash separates, the
 * reconciler of claims finds. Within the process one decision is made at a time, in the order in
 * which they were asked for.
 */
public final class ClaimDesk implements DisruptionBudget {

  /** How long it lets those go first who wait longer: one of them may have died. */
  private static final Duration COURTESY = Duration.ofSeconds(5);

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
    int ahead = 0;
    long begin = pace.nanos().getAsLong();
    for (int refusals = 0; ; refusals++) {
      boolean courtesy = pace.nanos().getAsLong() - begin < COURTESY.toNanos();
      boolean queue = pace.nanos().getAsLong() - end < 0;
      Outcome outcome = tryOnce(life, courtesy, queue);
      Refusal refusal = outcome.refusal();
      if (refusal == null) {
        return new Grant.Held(new HeldPermit(life, brake, door));
      }
      if (outcome.ahead() != ahead) {
        ahead = outcome.ahead();
        refusals = 0; // the line moves: look soon again
      }
      boolean told = shown.equals(kind(refusal)) && !life.due();
      if (!refusal.cause().passing()
          || !queue
          || !(told || wait(life, refusal))
          || !pace.pause().let(pace.afterRefusal(refusals, ahead))) {
        door.withdraw(life);
        return new Grant.Refused(refusal);
      }
      shown = kind(refusal);
    }
  }

  /** What is worth a write when it changes: in line, a claim is now behind and now out of room. */
  private static String kind(Refusal refusal) {
    return refusal.cause().line() ? "line" : refusal.cause().reason();
  }

  /** Shows why it waits; false when the claim is gone, and waiting for it is in vain. */
  private static boolean wait(Lifeline life, Refusal refusal) {
    try {
      return life.waiting(refusal.cause().reason(), refusal.message());
    } catch (BudgetUnavailableException lost) {
      return life.alive(); // it may wait on as long as nobody can have taken it away
    }
  }

  private Outcome tryOnce(Lifeline life, boolean courtesy, boolean queue) {
    turn.lock();
    try {
      if (!life.alive() && !life.waiting("Waiting", "Taken up again.")) {
        return new Outcome(revoked(), 0);
      }
      Outcome outcome = decide(life.claim().claim(), courtesy, queue);
      return outcome.refusal() == null && !life.holding() ? new Outcome(revoked(), 0) : outcome;
    } catch (BudgetUnavailableException e) {
      return new Outcome(unknown(e), 0);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Admits by compare-and-swap. After an answer that was lost the ledger is read again: it has the
   * claim, or has changed so that the lost swap can never come about, or the same swap is tried
   * again, of which only one can.
   */
  private Outcome decide(Claim claim, boolean courtesy, boolean queue) {
    return door.through(
        () -> {
          BudgetTerms terms = brake.terms();
          return seen -> step(claim, seen, seen.admit(claim, terms, now(), courtesy), queue);
        });
  }

  private static LedgerDoor.Step<Outcome> step(
      Claim claim, Ledger seen, Decision decision, boolean queue) {
    if (!(decision instanceof Decision.Refused(Ledger ledger, Refusal refusal))) {
      return new LedgerDoor.Step<>(decision.ledger(), new Outcome(null, 0));
    }
    Ledger next = queue && refusal.cause().line() ? ledger.withWaiting(claim) : ledger;
    return new LedgerDoor.Step<>(next, new Outcome(refusal, seen.ahead(claim)));
  }

  private Instant now() {
    return pace.server().instant();
  }

  /** What came of one try: why it is refused, null when it is held; how many wait longer. */
  private record Outcome(@Nullable Refusal refusal, int ahead) {}

  /** What would be decided now, without writing anything; null when it could be admitted. */
  private @Nullable Refusal outlook(ClaimRequest request) {
    try {
      Claim claim =
          new Claim(
              "",
              request.name(),
              Long.MAX_VALUE,
              request.activity(),
              request.zone(),
              request.workload(),
              request.holder().text());
      Ledger ledger = LedgerDoor.present(register.read());
      Decision decision = ledger.admit(claim, brake.terms(), now(), true);
      boolean presumed =
          ledger.holdings().values().stream()
              .anyMatch(holding -> holding.claim().name().equals(request.name()));
      return decision instanceof Decision.Refused(_, Refusal refusal) && !presumed ? refusal : null;
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
