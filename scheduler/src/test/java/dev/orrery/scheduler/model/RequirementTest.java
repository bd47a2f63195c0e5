package dev.orrery.scheduler.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.model.Requirement.Operator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequirementTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "IN, a;b, a, true",
        "IN, a;b, c, false",
        "IN, a;b, -, false",
        "NOT_IN, a;b, a, false",
        "NOT_IN, a;b, c, true",
        "NOT_IN, a;b, -, true",
        "EXISTS, -, c, true",
        "EXISTS, -, -, false",
        "DOES_NOT_EXIST, -, c, false",
        "DOES_NOT_EXIST, -, -, true",
        "GT, 5, 6, true",
        "GT, 5, 5, false",
        "GT, 5, 05x, false",
        "GT, 5, -, false",
        "LT, 5, 4, true",
        "LT, 5, 5, false",
        "LT, -, 4, false",
      })
  void everyOperator(Operator operator, String values, String actual, boolean expected) {
    var requirement =
        new Requirement("k", operator, values == null ? List.of() : List.of(values.split(";")));
    Map<String, String> labels = actual == null ? Map.of("other", "x") : Map.of("k", actual);
    assertThat(requirement.matches(labels)).isEqualTo(expected);
  }
}
