package dev.orrery.reconcilers.disruption;

import dev.orrery.kube.disruption.ClaimListing;
import dev.orrery.kube.disruption.ClaimView;
import dev.orrery.kube.disruption.Claims;
import dev.orrery.kube.disruption.SeenClaim;
import dev.orrery.kube.register.Register;
import dev.orrery.kube.register.RegisterUnavailableException;
import dev.orrery.plan.disruption.Brake;
import dev.orrery.plan.disruption.BudgetTerms;
import dev.orrery.plan.disruption.BudgetUnavailableException;
import dev.orrery.plan.disruption.Claim;
import dev.orrery.plan.disruption.Holding;
import dev.orrery.plan.disruption.Ledger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Keeps ledger and claims together. A claim without signs of life, or whose holder is gone, is
 * removed on condition that it had none since; a place whose claim is gone is freed. Both are done
 * by what is there, so that it does not matter where whoever held it was interrupted.
 */
public final class ClaimReconciler {

  private final Claims claims;
  private final Register<Ledger> register;
  private final Brake brake;
  private final InstantSource server;
  private final Vigil vigil;
  private final BooleanSupplier usedBefore;
  private final BiConsumer<SeenClaim, ClaimEnd> ended;

  /**
   * One for the role that looks after the budget.
   *
   * @param server the API server's clock
   * @param nanos monotonic time
   * @param usedBefore whether the budget was in use before: a ledger that is missing was then lost
   * @param ended hears of every claim that is ended here
   */
  public ClaimReconciler(
      Claims claims,
      Register<Ledger> register,
      Brake brake,
      Liveness liveness,
      InstantSource server,
      LongSupplier nanos,
      BooleanSupplier usedBefore,
      BiConsumer<SeenClaim, ClaimEnd> ended) {
    this.claims = claims;
    this.register = register;
    this.brake = brake;
    this.server = server;
    this.vigil = new Vigil(liveness, nanos);
    this.usedBefore = usedBefore;
    this.ended = ended;
  }

  /** One look, after which the report tells how the budget stands. */
  public BudgetReport look() {
    String problem = "";
    BudgetTerms terms = null;
    try {
      terms = brake.terms();
    } catch (BudgetUnavailableException e) {
      problem = String.valueOf(e.getMessage());
    }
    Ledger ledger = null;
    try {
      ledger = settle(terms);
    } catch (BudgetUnavailableException | RegisterUnavailableException e) {
      problem = problem.isEmpty() ? String.valueOf(e.getMessage()) : problem;
    }
    return ledger == null || terms == null
        ? BudgetReport.unknown(ledger, problem)
        : BudgetReport.of(ledger, terms, server.instant());
  }

  /** The ledger first, then the claims: a place was always declared before it was taken. */
  private Ledger settle(@Nullable BudgetTerms terms) {
    Register.Entry<Ledger> seen = register.read();
    ClaimListing listing;
    try {
      listing = claims.list();
    } catch (BudgetUnavailableException e) {
      stopWithoutClaims(seen, terms);
      throw e;
    }
    vigil.see(listing);
    Ledger before = seen.value();
    if (before == null) {
      return made(listing, seen);
    }
    List<String> removed = remove(listing);
    Ledger after = stopped(before.without(vacant(before, listing, removed)), terms);
    if (!after.equals(before) && register.swap(after, seen) == null) {
      return before; // a claimant was first; the next look sees it
    }
    repair(after, listing);
    return after;
  }

  /** The kill switch must reach the ledger also while our definitions are broken. */
  private void stopWithoutClaims(Register.Entry<Ledger> seen, @Nullable BudgetTerms terms) {
    Ledger before = seen.value();
    if (before != null && !stopped(before, terms).equals(before)) {
      var _ = register.swap(stopped(before, terms), seen);
    }
  }

  /**
   * With the kill switch as the terms have it. In the ledger it turns away swaps that were under
   * way when it was engaged, however late they arrive.
   */
  private static Ledger stopped(Ledger ledger, @Nullable BudgetTerms terms) {
    return terms == null ? ledger : ledger.withStop(terms.stop());
  }

  private Ledger made(ClaimListing listing, Register.Entry<Ledger> seen) {
    List<Claim> held =
        listing.claims().stream().filter(SeenClaim::held).map(SeenClaim::claim).toList();
    List<Claim> others =
        listing.claims().stream().filter(claim -> !claim.held()).map(SeenClaim::claim).toList();
    boolean lost = usedBefore.getAsBoolean() || !listing.uids().isEmpty();
    Ledger ledger = Ledger.rebuilt(held, others, server.instant(), lost);
    if (register.swap(ledger, seen) == null) {
      throw new BudgetUnavailableException("The ledger was made by somebody else just now.");
    }
    return ledger;
  }

  /** Removes what nobody holds any more; gives the uids of what is gone. */
  private List<String> remove(ClaimListing listing) {
    var removed = new ArrayList<String>();
    for (SeenClaim seen : listing.claims()) {
      ClaimEnd end = vigil.end(seen);
      if (end != null && claims.removeUnrenewed(seen)) {
        removed.add(seen.claim().uid());
        ended.accept(seen, end);
      }
    }
    return removed;
  }

  /** Places whose claim is gone. A list older than the declaration knows nothing of it. */
  private static List<String> vacant(Ledger ledger, ClaimListing listing, List<String> removed) {
    return Stream.concat(
            ledger.holdings().values().stream().map(Holding::claim),
            ledger.waiting().values().stream())
        .filter(
            claim ->
                removed.contains(claim.uid())
                    || (listing.version() >= claim.declared()
                        && !listing.uids().contains(claim.uid())))
        .map(Claim::uid)
        .toList();
  }

  /** Shows as held what is held, where the holder was interrupted before it said so. */
  private void repair(Ledger ledger, ClaimListing listing) {
    for (SeenClaim seen : listing.claims()) {
      Holding holding = ledger.holdings().get(seen.claim().uid());
      if (holding != null && !holding.presumed() && !seen.held() && vigil.settled(seen)) {
        Instant until = server.instant().plus(seen.ttl());
        String message = "Held by " + seen.claim().holder() + ".";
        claims.repair(
            seen,
            new ClaimView(true, seen.renewals(), holding.admitted(), until, "Admitted", message));
      }
    }
  }
}
