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
 * @param waiting claims that were refused and wait for a place, by uid; they hold nothing, and are
 *     there so that whoever comes later lets them go first
 * @param stop why the kill switch is engaged, as far as the ledger knows; null when it is not
 */
public record Ledger(
    SortedMap<String, Holding> holdings,
    HourCount hour,
    SortedMap<String, Claim> waiting,
    @Nullable String stop) {

  /** Nothing is held. */
  public static final Ledger EMPTY =
      new Ledger(new TreeMap<>(), HourCount.NONE, new TreeMap<>(), null);

  /** More than these wait without being let go first. */
  private static final int LINE = 64;

  /** Copies both maps. */
  public Ledger {
    holdings = Collections.unmodifiableSortedMap(new TreeMap<>(holdings));
    waiting = Collections.unmodifiableSortedMap(new TreeMap<>(waiting));
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
    HourCount hour = hourSpent ? HourCount.NONE.spent(now) : HourCount.NONE;
    return new Ledger(holdings, hour, new TreeMap<>(), null);
  }

  /**
   * Decides on one claim.
   *
   * @param courtesy whether it lets those go first who wait longer and could be admitted as well.
   *     Nobody owes that for long: one that waits may have died
   */
  public Decision admit(Claim claim, BudgetTerms terms, Instant now, boolean courtesy) {
    Holding own = holdings.get(claim.uid());
    if (own != null && !own.presumed()) {
      return new Decision.Held(this);
    }
    Ledger others = own == null ? this : without(List.of(claim.uid()));
    Refusal refusal = others.refusal(claim, terms, now);
    if (refusal == null && courtesy) {
      refusal = others.behind(claim, terms, now);
    }
    if (refusal != null) {
      return new Decision.Refused(others, refusal);
    }
    var next = new TreeMap<>(others.holdings);
    next.put(claim.uid(), new Holding(claim, now, false));
    var line = new TreeMap<>(others.waiting);
    line.remove(claim.uid());
    return new Decision.Admitted(new Ledger(next, others.hour.plusOne(now), line, others.stop));
  }

  /** With the claim in the line of those that wait, if there is room. */
  public Ledger withWaiting(Claim claim) {
    if (waiting.containsKey(claim.uid()) || waiting.size() >= LINE) {
      return this;
    }
    var line = new TreeMap<>(waiting);
    line.put(claim.uid(), claim);
    return new Ledger(holdings, hour, line, stop);
  }

  /** How many wait longer than this claim. */
  public int ahead(Claim claim) {
    return (int)
        waiting.values().stream().filter(other -> other.declared() < claim.declared()).count();
  }

  /** Without these claims, held or waiting; the same ledger when it has none of them. */
  public Ledger without(Collection<String> uids) {
    if (Collections.disjoint(holdings.keySet(), uids)
        && Collections.disjoint(waiting.keySet(), uids)) {
      return this;
    }
    var next = new TreeMap<>(holdings);
    next.keySet().removeAll(uids);
    var line = new TreeMap<>(waiting);
    line.keySet().removeAll(uids);
    return new Ledger(next, hour, line, stop);
  }

  /** The same with the kill switch as given. */
  public Ledger withStop(@Nullable String reason) {
    return new Ledger(holdings, hour, waiting, reason);
  }

  private @Nullable Refusal behind(Claim claim, BudgetTerms terms, Instant now) {
    return waiting.values().stream()
        .filter(other -> other.declared() < claim.declared())
        .filter(other -> refusal(other, terms, now) == null)
        .findFirst()
        .map(other -> new Refusal(Refusal.Cause.BEHIND, other.holder() + " waits longer."))
        .orElse(null);
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
