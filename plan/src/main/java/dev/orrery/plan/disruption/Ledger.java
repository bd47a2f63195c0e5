package dev.orrery.plan.disruption;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The claims that are held: the one place where a claim is admitted. All functions are pure; two
 * that decide on the same ledger are told apart by whoever stores it.
 *
 * @param holdings by the claim's uid, so that admitting or releasing twice is the same as once
 * @param hour what was admitted within the last hour
 * @param stop why the kill switch is engaged, as far as the ledger knows; null when it is not
 */
public record Ledger(SortedMap<String, Holding> holdings, HourCount hour, @Nullable String stop) {

  /** Nothing is held. */
  public static final Ledger EMPTY = new Ledger(new TreeMap<>(), HourCount.NONE, null);

  /** Copies the holdings. */
  public Ledger {
    holdings = Collections.unmodifiableSortedMap(new TreeMap<>(holdings));
  }

  /**
   * In place of a ledger that is lost: every declared claim takes its place until somebody knows
   * better.
   *
   * @param held those of which it is known that they were admitted
   * @param others those that may have been
   * @param hourSpent whether claims may have been admitted of which nothing is known
   */
  public static Ledger rebuilt(
      Collection<Claim> held, Collection<Claim> others, Instant now, boolean hourSpent) {
    var holdings = new TreeMap<String, Holding>();
    others.forEach(claim -> holdings.put(claim.uid(), new Holding(claim, now, true)));
    held.forEach(claim -> holdings.put(claim.uid(), new Holding(claim, now, false)));
    return new Ledger(holdings, hourSpent ? HourCount.NONE.spent(now) : HourCount.NONE, null);
  }

  /** Decides on one claim. */
  public Decision admit(Claim claim, BudgetTerms terms, Instant now) {
    Holding own = holdings.get(claim.uid());
    if (own != null && !own.presumed()) {
      return new Decision.Held(this);
    }
    Ledger others = own == null ? this : without(List.of(claim.uid()));
    Refusal refusal = others.refusal(claim, terms, now);
    if (refusal != null) {
      return new Decision.Refused(others, refusal);
    }
    var next = new TreeMap<>(others.holdings);
    next.put(claim.uid(), new Holding(claim, now, false));
    return new Decision.Admitted(new Ledger(next, others.hour.plusOne(now), others.stop));
  }

  /** Without these claims; the same ledger when it has none of them. */
  public Ledger without(Collection<String> uids) {
    if (Collections.disjoint(holdings.keySet(), uids)) {
      return this;
    }
    var next = new TreeMap<>(holdings);
    next.keySet().removeAll(uids);
    return new Ledger(next, hour, stop);
  }

  /** The same with the kill switch as given. */
  public Ledger withStop(@Nullable String reason) {
    return new Ledger(holdings, hour, reason);
  }

  private @Nullable Refusal refusal(Claim claim, BudgetTerms terms, Instant now) {
    String engaged = terms.stop() == null ? stop : terms.stop();
    if (engaged != null) {
      return new Refusal(Refusal.Cause.KILL_SWITCH, "The kill switch is engaged: " + engaged + ".");
    }
    Refusal frozen = Freeze.refusal(terms.windows(), claim.activity(), now);
    return frozen == null ? overLimit(claim, terms.limits(), now) : frozen;
  }

  private @Nullable Refusal overLimit(Claim claim, Limits limits, Instant now) {
    if (holdings.size() >= limits.atOnce()) {
      return over(Refusal.Cause.AT_ONCE, "atOnce", limits.atOnce(), holdings.size() + " are held");
    }
    Integer perZone = limits.perZone();
    int inZone = count(held -> held.zone().equals(claim.zone()));
    if (perZone != null && inZone >= perZone) {
      String where = claim.zone().isEmpty() ? " without a zone" : " in zone " + claim.zone();
      return over(Refusal.Cause.PER_ZONE, "perZone", perZone, inZone + " are held" + where);
    }
    int ofWorkload = count(held -> held.workload().equals(claim.workload()));
    if (!claim.workload().isEmpty() && ofWorkload >= limits.perWorkload()) {
      String what = ofWorkload + " are held for " + claim.workload();
      return over(Refusal.Cause.PER_WORKLOAD, "perWorkload", limits.perWorkload(), what);
    }
    Integer perHour = limits.perHour();
    if (perHour != null && hour.at(now) >= perHour) {
      String what = Math.min(hour.at(now), 100_000) + " were admitted within the last hour";
      return over(Refusal.Cause.PER_HOUR, "perHour", perHour, what);
    }
    return null;
  }

  private int count(Predicate<Claim> which) {
    return (int) holdings.values().stream().map(Holding::claim).filter(which).count();
  }

  private static Refusal over(Refusal.Cause cause, String field, int limit, String what) {
    return new Refusal(
        cause,
        "spec.disruption.%s is %d, and %s. Maybe wait, or raise it in ControlPlane default."
            .formatted(field, limit, what));
  }

  /** How many claims each holder has, by its text. */
  public Map<String, Integer> byHolder() {
    var shares = new TreeMap<String, Integer>();
    holdings.values().forEach(held -> shares.merge(held.claim().holder(), 1, Integer::sum));
    return shares;
  }
}
