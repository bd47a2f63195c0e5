package dev.orrery.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BoundTest {

  private static final Bound CPU = new Bound("L1", "cpu", 50);

  @Test
  void gapIsAFractionOfTheBound() {
    assertThat(CPU.gap(51)).isCloseTo(0.02, within(1e-12));
    assertThat(CPU.gap(50)).isZero();
  }

  @Test
  void nothingNeededAndNothingUsedIsOptimal() {
    Bound none = new Bound("L1", "cpu", 0);
    assertThat(none.gap(0)).isZero();
    assertThat(none.gap(1)).isInfinite();
  }

  @Test
  void theStrongerBoundWinsAndTheFirstOfEquals() {
    Bound memory = new Bound("L1", "memory", 51);
    assertThat(CPU.max(memory)).isSameAs(memory);
    assertThat(memory.max(CPU)).isSameAs(memory);
    assertThat(CPU.max(new Bound("clique", "anti-affinity", 50))).isSameAs(CPU);
  }

  @Test
  void refusesNegativeValues() {
    assertThatThrownBy(() -> new Bound("L1", "cpu", -1)).hasMessageContaining("Maybe");
  }
}
