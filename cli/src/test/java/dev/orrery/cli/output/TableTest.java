package dev.orrery.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void figuresStandRightAndWordsLeft() {
    Table table = new Table("node", "pods", "state");
    table.row("a-long-name", 3, "ok").row("b", 1200, "cut off");
    assertThat(table.lines())
        .containsExactly(
            "node         pods  state", //
            "a-long-name     3  ok",
            "b            1200  cut off");
  }

  @Test
  void coloursTakeNoRoom() {
    Table table = new Table("state", "why");
    table.row(Style.ANSI.good("ok"), "x").row("failed", "y");
    assertThat(table.lines().get(1)).isEqualTo("\u001b[32mok\u001b[0m      x");
    assertThat(table.lines().get(2)).isEqualTo("failed  y");
  }

  @Test
  void aRowOfAnotherWidthIsRefused() {
    Table table = new Table("a", "b");
    assertThatThrownBy(() -> table.row("only one")).hasMessageContaining("cells is 1");
  }
}
