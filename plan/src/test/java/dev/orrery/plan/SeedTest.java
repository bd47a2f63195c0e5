package dev.orrery.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeedTest {

  @Test
  void oneSeedAndPurposeGiveOneStream() {
    assertThat(draws(42, "delay")).isEqualTo(draws(42, "delay"));
  }

  @Test
  void purposesDoNotShareAStream() {
    assertThat(draws(42, "delay")).isNotEqualTo(draws(42, "shapes"));
  }

  @Test
  void neighbouringSeedsDiffer() {
    assertThat(draws(42, "delay")).isNotEqualTo(draws(43, "delay"));
  }

  private static long[] draws(long seed, String purpose) {
    return new Seed(seed).random(purpose).longs(8).toArray();
  }
}
