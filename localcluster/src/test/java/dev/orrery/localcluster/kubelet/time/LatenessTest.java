package dev.orrery.localcluster.kubelet.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatenessTest {

  @Test
  void quantilesAreWithinTwoPerCent() {
    Lateness lateness = new Lateness();
    for (int millis = 1; millis <= 10_000; millis++) {
      lateness.add(millis);
    }

    assertThat(lateness.total()).isEqualTo(10_000);
    assertThat(lateness.quantileSeconds(0.99)).isCloseTo(9.9, within(0.21));
    assertThat(lateness.quantileSeconds(0.5)).isCloseTo(5.0, within(0.11));
  }

  @Test
  void withoutAnyThereIsNoQuantile() {
    assertThat(new Lateness().quantileSeconds(0.99)).isNaN();
  }
}
