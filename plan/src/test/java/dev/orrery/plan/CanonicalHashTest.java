package dev.orrery.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalHashTest {

  @Test
  void mapsAreComparedWithoutTheirOrder() {
    assertThat(CanonicalHash.of(Map.of("a", 1, "b", 2)))
        .isEqualTo(CanonicalHash.of(new java.util.LinkedHashMap<>(Map.of("b", 2, "a", 1))));
  }

  @Test
  void differentValuesNeverShareAForm() {
    assertThat(
            List.of(
                CanonicalHash.of(List.of("ab")),
                CanonicalHash.of(List.of("a", "b")),
                CanonicalHash.of("ab"),
                CanonicalHash.of(Map.of("a", "b")),
                CanonicalHash.of(1),
                CanonicalHash.of("1")))
        .doesNotHaveDuplicates();
  }

  @Test
  void refusesWhatHasNoCanonicalForm() {
    assertThatThrownBy(() -> CanonicalHash.of(new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Maybe");
  }
}
