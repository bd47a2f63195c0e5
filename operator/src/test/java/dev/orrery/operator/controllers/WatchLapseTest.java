package dev.orrery.operator.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class WatchLapseTest {

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final InstantSource clock = () -> now;
  private final WatchLapse lapse = new WatchLapse(clock, Duration.ofSeconds(10));

  @Test
  void aWatchThatIsOpenedAgainIsNoHarm() {
    assertThat(lapse.tolerable(false)).isTrue();
    pass(10);
    assertThat(lapse.tolerable(false)).isTrue();
  }

  @Test
  void aWatchThatStaysAwayIsHarm() {
    lapse.tolerable(false);
    pass(11);
    assertThat(lapse.tolerable(false)).isFalse();
  }

  @Test
  void eachLapseIsMeasuredFromItsOwnBeginning() {
    lapse.tolerable(false);
    pass(9);
    assertThat(lapse.tolerable(true)).isTrue();
    pass(9);
    assertThat(lapse.tolerable(false)).isTrue();
    pass(9);
    assertThat(lapse.tolerable(false)).isTrue();
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
  }
}
