package dev.orrery.scheduler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NeighboursTest {

  @ParameterizedTest
  @CsvSource({
    "true, 1, false, true",
    "true, 0, false, false",
    "true, 0, true, true",
    "false, 0, true, false",
    "false, 0, false, false",
  })
  void affinityNeedsAMatchOrToBeTheFirst(
      boolean labelled, int matching, boolean first, boolean expected) {
    assertThat(Neighbours.admitsAffinity(labelled, matching, first)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"true, 0, true", "true, 1, false", "false, 0, true"})
  void antiAffinityNeedsNobody(boolean labelled, int others, boolean expected) {
    assertThat(Neighbours.admitsAntiAffinity(labelled, others)).isEqualTo(expected);
  }
}
