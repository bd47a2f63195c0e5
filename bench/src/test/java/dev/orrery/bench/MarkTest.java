package dev.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkTest {

  @Test
  void atLeastAtMostAndBelowDifferAtTheMark() {
    assertThat(Mark.atLeast(3, 3).met()).isTrue();
    assertThat(Mark.atMost(3, 3).met()).isTrue();
    assertThat(Mark.below(3, 3).met()).isFalse();
    assertThat(Mark.atLeast(2.9, 3).met()).isFalse();
    assertThat(Mark.atMost(3.1, 3).met()).isFalse();
  }

  @Test
  void aMissingFigureMeetsNothing() {
    assertThat(Mark.atLeast(Double.NaN, 0).met()).isFalse();
    assertThat(Mark.atMost(Double.NaN, 0).met()).isFalse();
    assertThat(Mark.below(Double.NaN, 0).met()).isFalse();
  }
}
