package dev.orrery.localcluster.kubelet.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orrery.plan.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DelaysTest {

  @Test
  void theSameSeedAndNameGiveTheSameTimes() {
    Draws first = Delays.USUAL.draw(new Seed(7), "default", "web-0");

    assertThat(Delays.USUAL.draw(new Seed(7), "default", "web-0")).isEqualTo(first);
    assertThat(Delays.USUAL.draw(new Seed(7), "default", "web-1")).isNotEqualTo(first);
    assertThat(Delays.USUAL.draw(new Seed(8), "default", "web-0")).isNotEqualTo(first);
  }

  @Test
  void theDistributionIsTheOneThatIsStated() {
    long[] starts = new long[4_000];
    for (int i = 0; i < starts.length; i++) {
      Draws draws = Delays.USUAL.draw(new Seed(1), "ns", "pod-" + i);
      starts[i] = draws.sandbox() + draws.start();
    }
    Arrays.sort(starts);

    assertThat((double) starts[starts.length / 2]).isCloseTo(700, within(70.0));
    assertThat((double) starts[starts.length * 95 / 100]).isCloseTo(1_300, within(200.0));
  }

  @Test
  void delaysAreReadAsTheyArePrinted() {
    assertThat(Delay.parse("lognormal(400ms, 0.5)")).isEqualTo(new Delay.LogNormal(400, 0.5));
    assertThat(Delay.parse(new Delay.LogNormal(400, 0.5).toString()))
        .isEqualTo(new Delay.LogNormal(400, 0.5));
    assertThat(Delay.parse("2s")).isEqualTo(new Delay.Fixed(2_000));
    assertThatThrownBy(() -> Delay.parse("lognormal(400ms)"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
