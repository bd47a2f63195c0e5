package dev.orrery.reconcilers.owned;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepairPaceTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final RepairPace pace = new RepairPace(() -> now);

  @Test
  void whatTheUserAsksForNeverWaits() {
    for (int i = 0; i < 10; i++) {
      assertThat(pace.left("shop", "spec " + i)).isZero();
      pace.wrote("shop", "spec " + i);
    }
    assertThat(pace.contested("shop", "spec 9")).isFalse();
  }

  @Test
  void theFirstRepairIsAtOnce() {
    pace.wrote("shop", "a");
    assertThat(pace.left("shop", "a")).isZero();
    pace.wrote("shop", "a");
    assertThat(pace.left("shop", "a")).isEqualTo(Duration.ofSeconds(12));
    assertThat(pace.contested("shop", "a")).isFalse();
  }

  @Test
  void inNoMinuteAreMoreThanThreeRepairsAndEachIsWithinHalfAMinute() {
    pace.wrote("shop", "a");
    List<Instant> repairs = new ArrayList<>();
    for (int second = 0; second < 600; second++) {
      if (!pace.left("shop", "a").isPositive()) {
        pace.wrote("shop", "a");
        repairs.add(now);
      }
      now = now.plusSeconds(1);
    }
    for (Instant from : repairs) {
      assertThat(repairs)
          .filteredOn(at -> !at.isBefore(from) && at.isBefore(from.plusSeconds(60)))
          .hasSizeLessThanOrEqualTo(3);
    }
    for (int i = 1; i < repairs.size(); i++) {
      assertThat(Duration.between(repairs.get(i - 1), repairs.get(i)))
          .isLessThanOrEqualTo(Duration.ofSeconds(30));
    }
    assertThat(pace.contested("shop", "a")).isTrue();
  }

  @Test
  void afterAQuietTimeTheNextRepairIsAtOnceAgain() {
    for (int i = 0; i < 4; i++) {
      pace.wrote("shop", "a");
    }
    assertThat(pace.left("shop", "a")).isPositive();
    now = now.plusSeconds(25);
    assertThat(pace.contested("shop", "a")).isFalse();
    now = now.plusSeconds(120);
    assertThat(pace.left("shop", "a")).isZero();
    pace.wrote("shop", "a");
    assertThat(pace.left("shop", "a")).isEqualTo(Duration.ofSeconds(12));
  }

  @Test
  void anotherWishEndsTheQuarrel() {
    for (int i = 0; i < 4; i++) {
      pace.wrote("shop", "a");
    }
    assertThat(pace.left("shop", "b")).isZero();
    assertThat(pace.left("other", "a")).isZero();
  }
}
