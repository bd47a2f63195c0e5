package dev.orrery.plan.disruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:30Z");

  @Test
  void placesAreTakenUpToTheLimit() {
    BudgetTerms two = terms(2, null, 9, null);
    Ledger ledger = admitted(admitted(Ledger.EMPTY, claim("a", "z1", ""), two), claim("b"), two);
    assertThat(cause(ledger.admit(claim("c"), two, NOW, true))).isEqualTo(Refusal.Cause.AT_ONCE);
    assertThat(cause(ledger.without(List.of("a")).admit(claim("c"), two, NOW, true))).isNull();
  }

  @Test
  void admittingTwiceIsTheSameAsOnce() {
    BudgetTerms one = terms(1, null, 1, 1);
    Ledger ledger = admitted(Ledger.EMPTY, claim("a"), one);
    assertThat(ledger.admit(claim("a"), one, NOW, true)).isEqualTo(new Decision.Held(ledger));
  }

  @Test
  void releasingTwiceIsTheSameAsOnceAndFreesNobodyElse() {
    BudgetTerms two = terms(2, null, 9, null);
    Ledger ledger = admitted(admitted(Ledger.EMPTY, claim("a"), two), claim("b"), two);
    Ledger once = ledger.without(List.of("a"));
    assertThat(once.without(List.of("a"))).isSameAs(once);
    assertThat(once.holdings()).containsOnlyKeys("b");
  }

  @Test
  void eachZoneAndWorkloadHasItsLimit() {
    BudgetTerms terms = terms(9, 1, 1, null);
    Ledger ledger = admitted(Ledger.EMPTY, claim("a", "z1", "Deployment/ns/w"), terms);
    assertThat(cause(ledger.admit(claim("b", "z1", ""), terms, NOW, true)))
        .isEqualTo(Refusal.Cause.PER_ZONE);
    assertThat(cause(ledger.admit(claim("b", "z2", "Deployment/ns/w"), terms, NOW, true)))
        .isEqualTo(Refusal.Cause.PER_WORKLOAD);
    assertThat(cause(ledger.admit(claim("b", "z2", ""), terms, NOW, true))).isNull();
  }

  @Test
  void claimsWithoutAZoneCountTogether() {
    BudgetTerms terms = terms(9, 1, 9, null);
    Ledger ledger = admitted(Ledger.EMPTY, claim("a", "", ""), terms);
    Decision decision = ledger.admit(claim("b", "", ""), terms, NOW, true);
    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Refused.class,
            refused ->
                assertThat(refused.refusal().message())
                    .isEqualTo(
                        "spec.disruption.perZone is 1, and 1 are held without a zone. Maybe wait,"
                            + " or raise it in ControlPlane default."));
  }

  @Test
  void theHourCountsWhatHasEnded() {
    BudgetTerms terms = terms(9, null, 9, 2);
    Ledger ledger = Ledger.EMPTY;
    for (String uid : List.of("a", "b")) {
      ledger = admitted(ledger, claim(uid), terms).without(List.of(uid));
    }
    assertThat(cause(ledger.admit(claim("c"), terms, NOW, true))).isEqualTo(Refusal.Cause.PER_HOUR);
    Instant almost = NOW.plus(Duration.ofMinutes(60));
    assertThat(cause(ledger.admit(claim("c"), terms, almost, true)))
        .isEqualTo(Refusal.Cause.PER_HOUR);
    Instant later = NOW.plus(Duration.ofMinutes(61));
    assertThat(cause(ledger.admit(claim("c"), terms, later, true))).isNull();
  }

  @Test
  void aClockThatWasSetBackForgetsNothing() {
    HourCount hour = HourCount.NONE.plusOne(NOW);
    assertThat(hour.at(NOW.minus(Duration.ofDays(1)))).isEqualTo(1);
  }

  @Test
  void theHourStaysSmall() {
    HourCount hour = HourCount.NONE;
    for (int second = 0; second < 20_000; second += 10) {
      hour = hour.plusOne(NOW.plusSeconds(second));
    }
    assertThat(hour.minutes()).hasSizeLessThanOrEqualTo(61);
  }

  @Test
  void theKillSwitchComesFirstFromWhereverItIsKnown() {
    BudgetTerms stopped = new BudgetTerms(new Limits(9, null, 9, null), List.of(), "fire");
    assertThat(cause(Ledger.EMPTY.admit(claim("a"), stopped, NOW, true)))
        .isEqualTo(Refusal.Cause.KILL_SWITCH);
    assertThat(cause(Ledger.EMPTY.withStop("fire").admit(claim("a"), terms(9, 9, 9, 9), NOW, true)))
        .isEqualTo(Refusal.Cause.KILL_SWITCH);
  }

  @Test
  void aFreezeHoldsBackWhatItConcerns() {
    FreezeWindow window =
        FreezeWindow.of("noon", "0 12 * * *", "UTC", Duration.ofHours(1), Set.of(Activity.CHAOS));
    BudgetTerms frozen = new BudgetTerms(new Limits(9, null, 9, null), List.of(window), null);
    assertThat(cause(Ledger.EMPTY.admit(claim("a"), frozen, NOW, true))).isNull();
    Claim chaos = new Claim("c", "c", 1, Activity.CHAOS, "", "", "h");
    assertThat(cause(Ledger.EMPTY.admit(chaos, frozen, NOW, true))).isEqualTo(Refusal.Cause.FROZEN);
  }

  @Test
  void zeroAdmitsNothing() {
    assertThat(cause(Ledger.EMPTY.admit(claim("a"), terms(0, null, 1, null), NOW, true)))
        .isEqualTo(Refusal.Cause.AT_ONCE);
  }

  @Test
  void whoCameLaterLetsThoseGoFirstWhoCouldGo() {
    BudgetTerms terms = terms(2, 1, 9, null);
    Claim first = new Claim("first", "first", 5, Activity.EVICTION, "z1", "", "Plan/p");
    Claim second = new Claim("second", "second", 6, Activity.EVICTION, "z2", "", "Plan/q");
    Ledger line = Ledger.EMPTY.withWaiting(first);
    assertThat(line.ahead(second)).isEqualTo(1);
    assertThat(cause(line.admit(second, terms, NOW, true))).isEqualTo(Refusal.Cause.BEHIND);
    assertThat(cause(line.admit(second, terms, NOW, false))).isNull();
    Decision admitted = line.admit(first, terms, NOW, true);
    assertThat(admitted.ledger().waiting()).isEmpty();
    // In zone z1 there is no room: whoever waits for that holds nobody else up.
    Ledger taken = admitted(Ledger.EMPTY, claim("a", "z1", ""), terms).withWaiting(first);
    assertThat(cause(taken.admit(second, terms, NOW, true))).isNull();
    assertThat(line.without(List.of("first")).waiting()).isEmpty();
  }

  @Test
  void inALedgerMadeAnewWhatMayBeHeldTakesAPlaceUntilItAsks() {
    BudgetTerms two = terms(2, null, 9, null);
    Ledger ledger =
        Ledger.rebuilt(List.of(claim("held")), List.of(claim("w1"), claim("w2")), NOW, false);
    assertThat(ledger.admit(claim("held"), two, NOW, true)).isInstanceOf(Decision.Held.class);
    Decision first = ledger.admit(claim("w1"), two, NOW, true);
    assertThat(cause(first)).isEqualTo(Refusal.Cause.AT_ONCE);
    assertThat(first.ledger().holdings()).containsOnlyKeys("held", "w2");
    Decision second = first.ledger().admit(claim("w2"), two, NOW, true);
    assertThat(second).isInstanceOf(Decision.Admitted.class);
    assertThat(second.ledger().holdings()).containsOnlyKeys("held", "w2");
  }

  private static Ledger admitted(Ledger ledger, Claim claim, BudgetTerms terms) {
    Decision decision = ledger.admit(claim, terms, NOW, true);
    assertThat(decision).isInstanceOf(Decision.Admitted.class);
    return decision.ledger();
  }

  private static Refusal.@Nullable Cause cause(Decision decision) {
    return decision instanceof Decision.Refused(_, Refusal refusal) ? refusal.cause() : null;
  }

  private static BudgetTerms terms(
      int atOnce, @Nullable Integer perZone, int perWorkload, @Nullable Integer perHour) {
    return new BudgetTerms(new Limits(atOnce, perZone, perWorkload, perHour), List.of(), null);
  }

  private static Claim claim(String uid) {
    return claim(uid, uid, "");
  }

  private static Claim claim(String uid, String zone, String workload) {
    return new Claim(uid, uid, 1, Activity.EVICTION, zone, workload, "Plan/p");
  }
}
