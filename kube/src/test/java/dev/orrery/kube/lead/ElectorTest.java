package dev.orrery.kube.lead;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Epoch;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Two candidates, A and B, on clocks that the test moves. */
class ElectorTest {

  private final MemoryRegister<LeaseRecord> lease = new MemoryRegister<>();
  private final MemoryRegister<EpochRecord> fence = new MemoryRegister<>();
  private long seenInStatus;

  private final Candidate a = new Candidate("a", Duration.ZERO);
  private final Candidate b = new Candidate("b", Duration.ofSeconds(90));

  @Test
  void theFirstLeadsAndTheSecondFollows() {
    a.elector.step();
    b.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(1));
    assertThat(b.elector.held()).isNull();
    assertThat(a.log).containsExactly("leading 1");
    assertThat(b.log).containsExactly("waiting a");

    passed(2);
    a.elector.step();
    b.elector.step();
    b.elector.step();
    assertThat(b.log).as("once a was seen to renew").containsExactly("waiting a", "following a");
  }

  @Test
  void aHolderThatGivesNoSignOfLifeIsNotFollowed() {
    a.elector.step();
    b.elector.step();
    passed(14);
    b.elector.step();
    passed(2);
    b.elector.step();

    assertThat(b.log).containsExactly("waiting a", "leading 2");
  }

  @Test
  void aClockThatIsWrongTakesNoLease() {
    a.elector.step();
    b.elector.step();
    passed(14);
    a.elector.step();
    b.elector.step();
    passed(14);
    b.elector.step();

    assertThat(b.elector.held()).as("B's clock is 90 s ahead; A renewed 14 s ago").isNull();
  }

  @Test
  void aSilentLeaderIsReplacedAfterTheLeaseDuration() {
    a.elector.step();
    b.elector.step();
    passed(15);
    b.elector.step();
    assertThat(b.elector.held()).isNull();

    passed(1);
    b.elector.step();

    assertThat(b.elector.held()).isEqualTo(new Epoch(2));
    assertThat(lease.entry().value()).extracting(LeaseRecord::transitions).isEqualTo(1);
  }

  @Test
  void aLeaderCutOffStopsBeforeAnyoneElseLeads() {
    a.elector.step();
    b.elector.step();
    a.leaseLink.cut = true;
    for (int second = 0; second < 30; second += 2) {
      passed(2);
      a.elector.step();
      b.elector.step();
      assertThat(a.elector.held() != null && b.elector.held() != null).isFalse();
    }

    assertThat(a.halts).isEqualTo(1);
    assertThat(a.log).contains("lost the Lease was not renewed for 10 s");
    assertThat(b.elector.held()).isEqualTo(new Epoch(2));
  }

  @Test
  void theWatchdogHaltsWhileATryHangs() {
    a.elector.step();
    passed(10);
    a.elector.check();
    assertThat(a.halts).isZero();
    passed(1);
    assertThat(a.elector.held()).as("nothing is written from here on").isNull();

    a.elector.check();
    a.elector.check();

    assertThat(a.halts).isEqualTo(1);
  }

  @Test
  void aLeaderThatFindsAnotherInItsPlaceHalts() {
    a.elector.step();
    lease.put(new LeaseRecord("c", 15, Instant.EPOCH, Instant.EPOCH, 1));

    a.elector.step();

    assertThat(a.elector.held()).isNull();
    assertThat(a.halts).isEqualTo(1);
    assertThat(a.log).contains("lost the Lease is held by c now");
  }

  @Test
  void resigningLetsTheNextLeadAtOnce() {
    a.elector.step();
    b.elector.step();
    a.elector.resign();
    passed(1);
    b.elector.step();

    assertThat(a.elector.held()).isNull();
    assertThat(a.halts).isZero();
    assertThat(b.elector.held()).isEqualTo(new Epoch(2));
  }

  @Test
  void aDeletedLeaseIsMadeAgainAndTheEpochNeverFalls() {
    a.elector.step();
    lease.wipe();
    a.elector.step();
    assertThat(a.elector.held()).isEqualTo(new Epoch(1));

    a.elector.resign();
    lease.wipe();
    b.elector.step();

    assertThat(b.elector.held()).isEqualTo(new Epoch(2));
  }

  @Test
  void whenTheFenceIsGoneTooTheStatusesAreLookedThrough() {
    seenInStatus = 41;
    a.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(42));
    assertThat(fence.entry().value()).isEqualTo(new EpochRecord(new Epoch(42), false));
  }

  @Test
  void transitionsAboveTheFenceWin() {
    fence.put(new EpochRecord(new Epoch(3), false));
    lease.put(new LeaseRecord("", 1, Instant.EPOCH, Instant.EPOCH, 8));
    a.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(10));
  }

  @Test
  void withoutAFenceThereIsNoLeader() {
    a.fenceLink.cut = true;
    a.elector.step();
    assertThat(a.elector.held()).isNull();
    assertThat(a.log).containsExactly("unavailable cut off");

    a.fenceLink.cut = false;
    passed(2);
    a.elector.step();
    assertThat(a.elector.held()).isEqualTo(new Epoch(1));
  }

  @Test
  void aLeaderRenewsOnTimeAndCandidatesSpread() {
    assertThat(a.elector.step()).isEqualTo(Duration.ofSeconds(2));
    assertThat(b.elector.step()).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2400));
  }

  @Test
  void aCandidateLooksAgainWhenTheLeaseRunsOut() {
    a.elector.step();
    b.elector.step();
    passed(14);

    assertThat(b.elector.step()).isBetween(Duration.ofMillis(1200), Duration.ofMillis(1400));
  }

  @Test
  void aRenewalWhoseAnswerWasLostChangesNothing() {
    a.elector.step();
    a.leaseLink.losesAnswers = true;
    passed(2);
    a.elector.step();
    a.leaseLink.losesAnswers = false;
    passed(2);
    a.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(1));
    assertThat(a.log).containsExactly("leading 1", "unavailable no answer");
  }

  @Test
  void aLeaseThatOthersWriteToAllTheTimeIsLostAtTheDeadlineOnly() {
    a.elector.step();
    a.leaseLink.conflicts = true;
    passed(8);
    a.elector.step();
    assertThat(a.elector.held()).isEqualTo(new Epoch(1));

    passed(3);
    a.elector.step();

    assertThat(a.halts).isEqualTo(1);
    assertThat(a.log).last().isEqualTo("lost the Lease was not renewed for 10 s");
  }

  @Test
  void aLeaseThatAnotherHeldMeanwhileIsNotGoneOnWith() {
    a.elector.step();
    lease.wipe();
    b.elector.step();
    b.elector.resign();
    lease.wipe();

    a.elector.step();

    assertThat(a.elector.held()).isNull();
    assertThat(a.log)
        .last()
        .isEqualTo("lost the Lease was lost meanwhile, and the fence no longer holds epoch 1");
  }

  @Test
  void aLeaseFromAnEarlierStateOfTheClusterIsNotGoneOnWith() {
    a.elector.step();
    fence.put(new EpochRecord(new Epoch(7), false));
    a.elector.resign();
    b.elector.step();
    assertThat(b.elector.held()).isEqualTo(new Epoch(8));
    fence.put(new EpochRecord(new Epoch(5), false));
    lease.put(new LeaseRecord("b", 15, Instant.EPOCH, Instant.EPOCH, 3));

    b.elector.step();

    assertThat(b.halts).isEqualTo(1);
  }

  @Test
  void aRefusedWriteRaisesTheFenceAndEndsTheReign() {
    a.elector.step();
    seenInStatus = 9;
    a.elector.doubt();
    passed(2);
    a.elector.step();

    assertThat(a.log).last().isEqualTo("lost epoch 1 is over: epoch 9 was seen");
    assertThat(fence.entry().value()).isEqualTo(new EpochRecord(new Epoch(9), false));
    passed(20);
    b.elector.step();
    passed(20);
    b.elector.step();
    assertThat(b.elector.held()).isEqualTo(new Epoch(10));
  }

  @Test
  void aRefusalWithoutCauseEndsNothing() {
    a.elector.step();
    a.elector.doubt();
    passed(2);
    a.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(1));
    assertThat(a.halts).isZero();
  }

  @Test
  void whoCouldNotLookForAWhileIsToldAgainWhomItFollows() {
    a.elector.step();
    b.elector.step();
    passed(2);
    a.elector.step();
    b.elector.step();
    b.leaseLink.cut = true;
    b.elector.step();
    b.leaseLink.cut = false;
    b.elector.step();

    assertThat(b.log)
        .containsExactly("waiting a", "following a", "unavailable cut off", "following a");
  }

  @Test
  void aLeaderBeginsWhenEarlierEpochsAreRefusedOrItsPatienceEnds() {
    passed(100);
    a.refuses = true;
    a.refusedAfterSeconds = 3;
    a.elector.step();
    assertThat(a.heldWhileProving).isNull();
    assertThat(a.proved).as("3 of 5 seconds").isTrue();
    assertThat(a.elector.held()).isEqualTo(new Epoch(1));

    a.elector.resign();
    b.refusedAfterSeconds = 60;
    b.elector.step();
    assertThat(b.proved).as("5 seconds, half of the renew deadline").isFalse();
    assertThat(b.elector.held()).as("it waits: they were refused once").isNull();

    b.elector.step();
    b.elector.step();
    assertThat(b.elector.held()).as("15 seconds, as long as a Lease runs").isEqualTo(new Epoch(2));
    assertThat(b.log).hasSize(3).last().isEqualTo("leading 2 without its fence");
    assertThat(b.log).first().asString().contains("does not refuse what earlier leaders write yet");
  }

  @Test
  void thatEarlierEpochsAreRefusedIsNotedForTheLeadersToCome() {
    a.elector.step();
    assertThat(fence.entry().value()).isEqualTo(new EpochRecord(new Epoch(1), false));
    a.elector.resign();

    b.refuses = true;
    b.elector.step();
    assertThat(b.asked).isEqualTo(new EpochRecord(new Epoch(2), false));
    assertThat(fence.entry().value()).isEqualTo(new EpochRecord(new Epoch(2), true));
    b.elector.resign();

    a.elector.step();
    assertThat(a.asked).isEqualTo(new EpochRecord(new Epoch(3), true));
    assertThat(a.elector.held()).isNull();
    passed(2);
    a.refuses = true;
    a.elector.step();
    assertThat(a.log).hasSize(3).startsWith("leading 1").endsWith("leading 3");
    assertThat(fence.entry().value()).as("noted once").isEqualTo(a.asked);
  }

  @Test
  void whereNoneWasEverRefusedNobodyWaits() {
    a.refusedAfterSeconds = 60;
    a.elector.step();

    assertThat(a.elector.held()).as("as far as the proof's own patience goes").isNotNull();
    assertThat(a.log).containsExactly("leading 1");
  }

  @Test
  void whoLosesTheLeaseBeforeItsReignTakesAnotherEpochNextTime() {
    fence.put(new EpochRecord(new Epoch(3), true));
    a.elector.step();
    assertThat(a.elector.held()).isNull();
    lease.put(new LeaseRecord("b", 15, Instant.EPOCH, Instant.EPOCH, 1));
    a.elector.step();
    lease.put(new LeaseRecord("", 1, Instant.EPOCH, Instant.EPOCH, 1));
    a.refuses = true;
    a.elector.step();

    assertThat(a.elector.held()).isEqualTo(new Epoch(5));
  }

  @Test
  void aLeaderThatLosesItsEpochWhileItIsProvedNotesNothing() {
    a.refuses = true;
    a.whileProving = () -> fence.put(new EpochRecord(new Epoch(9), false));
    a.elector.step();

    assertThat(fence.entry().value()).isEqualTo(new EpochRecord(new Epoch(9), false));
  }

  private void passed(long seconds) {
    a.nanos += seconds * 1_000_000_000L;
    b.nanos += seconds * 1_000_000_000L;
  }

  private final class Candidate implements LeadershipListener {
    private final MemoryRegister<LeaseRecord>.Link leaseLink = lease.new Link();
    private final MemoryRegister<EpochRecord>.Link fenceLink = fence.new Link();
    private final List<String> log = new ArrayList<>();
    private final Elector elector;
    private long nanos = 1_000;
    private int halts;
    private long refusedAfterSeconds;
    private boolean refuses;
    private Runnable whileProving = () -> {};
    private boolean proved;
    private @Nullable EpochRecord asked;
    private @Nullable Epoch heldWhileProving;

    Candidate(String name, Duration wrongBy) {
      Instant start = Instant.parse("2026-01-01T00:00:00Z").plus(wrongBy);
      elector =
          new Elector(
              name,
              LeaseTerms.DEFAULT,
              leaseLink,
              new EpochFence(fenceLink, () -> new Epoch(seenInStatus), this::prove),
              () -> start.plusNanos(nanos),
              () -> nanos,
              new Seed(1).random(name),
              this,
              () -> halts++);
    }

    private boolean prove(EpochRecord taken, BooleanSupplier patience) {
      asked = taken;
      whileProving.run();
      heldWhileProving = elector.held();
      for (long second = 0; second < refusedAfterSeconds && patience.getAsBoolean(); second++) {
        passed(1);
      }
      proved = refuses && patience.getAsBoolean();
      return proved;
    }

    @Override
    public void leading(Epoch epoch, boolean fenced) {
      log.add("leading " + epoch.value() + (fenced ? "" : " without its fence"));
    }

    @Override
    public void following(String holder) {
      log.add("following " + holder);
    }

    @Override
    public void waiting(String holder) {
      log.add("waiting " + holder);
    }

    @Override
    public void unavailable(String message) {
      log.add("unavailable " + message);
    }

    @Override
    public void lost(String why) {
      log.add("lost " + why);
    }
  }
}
