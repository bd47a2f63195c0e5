package dev.orrery.scheduler.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TolerationTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "gpu, EQUAL, true, NO_SCHEDULE, true",
        "gpu, EQUAL, false, NO_SCHEDULE, false",
        "gpu, EQUAL, true, NO_EXECUTE, false",
        "gpu, EQUAL, true, -, true",
        "gpu, EXISTS, '', -, true",
        "cpu, EXISTS, '', -, false",
        "'', EXISTS, '', -, true",
        "'', EXISTS, '', PREFER_NO_SCHEDULE, false",
        "gpu, LT, 5, -, false",
      })
  void everyOperator(
      String key,
      Toleration.Operator operator,
      String value,
      Taint.Effect effect,
      boolean expected) {
    var toleration = new Toleration(key, operator, value, effect);
    assertThat(toleration.tolerates(new Taint("gpu", "true", Taint.Effect.NO_SCHEDULE)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"4, LT, true", "5, LT, false", "5, GT, false", "6, GT, true", "x, GT, false"})
  void theTaintsValueIsComparedWithTheTolerationsLimit(
      String taint, Toleration.Operator operator, boolean expected) {
    var toleration = new Toleration("sla", operator, "5", null);
    assertThat(toleration.tolerates(new Taint("sla", taint, Taint.Effect.NO_SCHEDULE)))
        .isEqualTo(expected);
  }
}
