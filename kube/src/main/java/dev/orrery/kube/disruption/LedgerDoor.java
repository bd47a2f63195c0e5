package dev.orrery.kube.disruption;

import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.Ledger;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Changes the ledger by compare-and-swap, again and again until a swap succeeds. */
final class LedgerDoor {

  private static final int TRIES = 40;
  private static final int REMOVALS = 3;

  private final Register<Ledger> register;
  private final ClaimPace pace;

  LedgerDoor(Register<Ledger> register, ClaimPace pace) {
    this.register = register;
    this.pace = pace;
  }

  /**
   * One change.
   *
   * @param next the ledger as it should be; the same one: nothing is written
   * @param answer what the change comes to
   */
  record Step<A extends @Nullable Object>(Ledger next, A answer) {}

  /**
   * Changes the ledger.
   *
   * @throws BudgetUnavailableException when it is not there, or nobody knows whether it changed
   */
  <A extends @Nullable Object> A through(Function<Ledger, Step<A>> change) {
    return through(() -> change);
  }

  /**
   * The same with a look at something else before each try; the ledger is read after it, so that
   * others have little time to be first.
   */
  <A extends @Nullable Object> A through(Supplier<Function<Ledger, Step<A>>> preparing) {
    String why = "other claimants were first";
    for (int i = 0; i < TRIES; i++) {
      Function<Ledger, Step<A>> change = preparing.get();
      try {
        Register.Entry<Ledger> seen = register.read();
        Ledger before = present(seen);
        Step<A> step = change.apply(before);
        if (step.next().equals(before) || register.swap(step.next(), seen) != null) {
          return step.answer();
        }
      } catch (RegisterUnavailableException e) {
        // Lost or not: the next look tells, since whatever changes the ledger does so by uid.
        why = String.valueOf(e.getMessage());
      }
      if (!pace.pause().let(pace.afterConflict(i))) {
        break;
      }
    }
    throw new BudgetUnavailableException("The ledger was not changed: " + why);
  }

  /**
   * Gives up a claim: the object first, and its place only when this process itself removed the
   * object. In every other case another process may have taken the claim over; the reconciler frees
   * the place once the claim is known to be gone.
   */
  void withdraw(Lifeline life) {
    for (int i = 0; i < REMOVALS; i++) {
      try {
        if (life.remove()) {
          free(life);
        }
        return;
      } catch (BudgetUnavailableException lost) {
        if (!pace.pause().let(pace.afterRefusal(i, 0))) {
          return;
        }
      }
    }
  }

  private void free(Lifeline life) {
    String uid = life.claim().claim().uid();
    try {
      var _ = through(ledger -> new Step<>(ledger.without(List.of(uid)), uid));
    } catch (BudgetUnavailableException later) {
      return; // found by the reconciler: a place without a claim
    }
  }

  static Ledger present(Register.Entry<Ledger> entry) {
    Ledger ledger = entry.value();
    if (ledger == null) {
      throw new BudgetUnavailableException(
          "ConfigMap "
              + Ledgers.NAME
              + " is missing. Maybe the role scheduler does not run: it makes it.");
    }
    return ledger;
  }
}
