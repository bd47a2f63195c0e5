package dev.orrery.plan.disruption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FreezeWindowTest {

  private static final FreezeWindow OFFICE =
      window("0 8 * * MON-FRI", "Europe/Berlin", Duration.ofHours(10));

  @Test
  void itIsOpenFromItsBeginUntilJustBeforeItsEnd() {
    // Friday 9 January 2026, 8:00 in Berlin is 7:00 UTC.
    assertThat(until(OFFICE, "2026-01-09T06:59:59Z")).isNull();
    assertThat(until(OFFICE, "2026-01-09T07:00:00Z")).isEqualTo("2026-01-09T17:00:00Z");
    assertThat(until(OFFICE, "2026-01-09T16:59:59.999Z")).isEqualTo("2026-01-09T17:00:00Z");
    assertThat(until(OFFICE, "2026-01-09T17:00:00Z")).isNull();
    assertThat(until(OFFICE, "2026-01-10T09:00:00Z")).as("Saturday").isNull();
  }

  @Test
  void itBeginsByTheWallClockInSummerToo() {
    assertThat(until(OFFICE, "2026-07-10T05:59:59Z")).isNull();
    assertThat(until(OFFICE, "2026-07-10T06:00:00Z")).isEqualTo("2026-07-10T16:00:00Z");
  }

  @Test
  void itLastsItsDurationOverAChangeOfTheClocks() {
    // Clocks go forward at 2:00 on 29 March 2026 in Berlin, back at 3:00 on 25 October.
    FreezeWindow night = window("0 1 * * *", "Europe/Berlin", Duration.ofHours(4));
    assertThat(until(night, "2026-03-29T00:30:00Z")).isEqualTo("2026-03-29T04:00:00Z");
    assertThat(until(night, "2026-10-25T00:30:00Z")).isEqualTo("2026-10-25T03:00:00Z");
  }

  @Test
  void aBeginInTheHourThatIsLeftOutIsNotLost() {
    FreezeWindow skipped = window("30 2 * * *", "Europe/Berlin", Duration.ofHours(1));
    // 2:30 does not exist on 29 March 2026: the window opens at 3:30 of the new time.
    assertThat(until(skipped, "2026-03-29T01:29:59Z")).isNull();
    assertThat(until(skipped, "2026-03-29T01:30:00Z")).isEqualTo("2026-03-29T02:30:00Z");
    assertThat(until(skipped, "2026-03-29T02:30:00Z")).isNull();
  }

  @Test
  void aBeginInTheHourThatIsRepeatedCountsOnce() {
    FreezeWindow repeated = window("30 2 * * *", "Europe/Berlin", Duration.ofMinutes(40));
    // 2:30 is at 0:30 and at 1:30 UTC on 25 October 2026.
    assertThat(until(repeated, "2026-10-25T00:29:59Z")).isNull();
    assertThat(until(repeated, "2026-10-25T01:05:00Z")).isEqualTo("2026-10-25T01:10:00Z");
    assertThat(until(repeated, "2026-10-25T01:30:00Z")).isNull();
  }

  @Test
  void oneThatIsLongerThanItsPauseIsAlwaysOpen() {
    FreezeWindow always = window("* * * * *", "UTC", Duration.ofHours(1));
    for (int second = 0; second < 7200; second += 7) {
      Instant now = Instant.parse("2026-01-09T00:00:00Z").plusSeconds(second);
      assertThat(always.openUntil(now)).isAfter(now.plus(Duration.ofMinutes(58)));
    }
  }

  @Test
  void itHoldsBackWhatItNames() {
    FreezeWindow chaos =
        FreezeWindow.of("w", "0 8 * * *", "UTC", Duration.ofHours(1), Set.of(Activity.CHAOS));
    assertThat(chaos.concerns(Activity.CHAOS)).isTrue();
    assertThat(chaos.concerns(Activity.HEALING)).isFalse();
    assertThat(chaos.total()).isFalse();
    assertThat(OFFICE.concerns(Activity.HEALING)).isTrue();
  }

  @Test
  void whatMakesNoSenseIsRefusedWithItsName() {
    assertThatThrownBy(() -> window("99 8 * * *", "UTC", Duration.ofHours(1)))
        .hasMessageContaining("schedule of freeze window w is 99 8 * * *. Maybe");
    assertThatThrownBy(() -> window("0 8 * *", "UTC", Duration.ofHours(1)))
        .hasMessageContaining("schedule of freeze window w is 0 8 * *. Maybe");
    assertThatThrownBy(() -> window("0 8 * * *", "Mars/North", Duration.ofHours(1)))
        .hasMessageContaining("timeZone of freeze window w is Mars/North. Maybe");
    assertThatThrownBy(() -> window("0 8 * * *", "UTC", Duration.ofSeconds(1)))
        .hasMessageContaining("duration of freeze window w is PT1S. Maybe");
  }

  private static FreezeWindow window(String schedule, String zone, Duration length) {
    return FreezeWindow.of("w", schedule, zone, length, Set.of());
  }

  private static @Nullable String until(FreezeWindow window, String now) {
    Instant end = window.openUntil(Instant.parse(now));
    return end == null ? null : end.toString();
  }
}
