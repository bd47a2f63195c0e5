package dev.orrery.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EpochTest {

  @Test
  void aNewLeaderIsAboveTheFence() {
    assertThat(Epoch.next(new Epoch(7), 3)).isEqualTo(new Epoch(8));
  }

  @Test
  void aDeletedLeaseDoesNotTurnTimeBack() {
    assertThat(Epoch.next(new Epoch(7), 0)).isGreaterThan(new Epoch(7));
  }

  @Test
  void aDeletedFenceDoesNotTurnTimeBackEither() {
    assertThat(Epoch.next(Epoch.NONE, 7)).isEqualTo(new Epoch(8));
  }

  @Test
  void refusesNegativeValues() {
    assertThatThrownBy(() -> new Epoch(-1))
        .hasMessageContaining("epoch is -1")
        .hasMessageContaining("Maybe");
  }
}
