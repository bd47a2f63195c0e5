package dev.orrery.scheduler.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpreadTest {

  @ParameterizedTest
  @CsvSource({
    "true, 0, true, 0, 1, true",
    "true, 1, true, 0, 1, false",
    "true, 1, false, 0, 1, true",
    "true, 1, true, 1, 1, true",
    "true, 3, true, 1, 2, false",
    "true, 3, true, 2, 2, true",
    "false, 0, true, 0, 1, false",
  })
  void admitsWhileTheSkewIsKept(
      boolean labelled, int inDomain, boolean self, int minimum, int maxSkew, boolean expected) {
    assertThat(Spread.admits(labelled, inDomain, self, minimum, maxSkew)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, 3, 1, 4", "4, 3, 3, 4", "4, 3, 4, 0", "4, 0, 1, 0"})
  void tooFewDomainsCountAsAnEmptyOne(int fewest, int domains, int minDomains, int expected) {
    assertThat(Spread.globalMinimum(fewest, domains, minDomains)).isEqualTo(expected);
  }
}
