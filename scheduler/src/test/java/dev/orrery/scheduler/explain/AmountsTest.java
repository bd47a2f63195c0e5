package dev.orrery.scheduler.explain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "cpu, 2500, 2.5 cores",
    "cpu, 1000, 1 core",
    "cpu, 10000, 10 cores",
    "cpu, 1, 0.001 cores",
    "memory, 1610612736, 1.5Gi",
    "memory, 512, 512",
    "memory, 1048576, 1Mi",
    "nvidia.com/gpu, 2, 2",
  })
  void asPeopleWriteThem(String resource, long amount, String expected) {
    assertThat(Amounts.words(resource, amount)).isEqualTo(expected);
  }
}
