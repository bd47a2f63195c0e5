package dev.orrery.kube.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "cpu, 1, 1000",
    "cpu, 250m, 250",
    "cpu, 0.1, 100",
    "cpu, 0.0001, 1",
    "cpu, 1n, 1",
    "cpu, 100u, 1",
    "cpu, 1.5, 1500",
    "cpu, 1e3, 1000000",
    "cpu, 2k, 2000000",
    "memory, 64Mi, 67108864",
    "memory, 1.5Gi, 1610612736",
    "memory, 128974848, 128974848",
    "memory, 129e6, 129000000",
    "memory, 1E3, 1000",
    "memory, 100m, 1",
    "memory, 1001m, 2",
    "memory, 1G, 1000000000",
    "memory, 2Ti, 2199023255552",
    "memory, 1E, 1125899906842624",
    "memory, 1Ei, 1125899906842624",
    "memory, 99999999999999999999, 1125899906842624",
    "memory, 0, 0",
    "memory, +5, 5",
    "example.com/gpu, 4, 4"
  })
  void amountsAreExactAndRoundedUp(String resource, String quantity, long amount) {
    assertThat(Amounts.of(resource, quantity)).isEqualTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1000Q1", "abc", "-1", "1 Gi x", "Mi", "1e", "1kk"})
  void whatIsNoAmountIsNull(String quantity) {
    assertThat(Amounts.of("memory", quantity)).isNull();
  }
}
