package dev.orrery.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;

class CsvTableTest {

  @Test
  void cellsAreFoundByColumn() throws IOException {
    CsvTable table = read("name,cpu,share\na,4,0.5\n\nb,8,\n");
    assertThat(table.size()).isEqualTo(2);
    assertThat(table.text(1, "name")).isEqualTo("b");
    assertThat(table.whole(0, "cpu")).isEqualTo(4);
    assertThat(table.number(0, "share")).isEqualTo(0.5);
    assertThat(table.has("memory")).isFalse();
  }

  @Test
  void damageIsNamedByFileLineColumnAndValue() throws IOException {
    CsvTable table = read("name,cpu,share\na,four,x\nb\n");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> table.whole(0, "cpu"))
        .withMessageContainingAll("nodes.csv", "line 2", "cpu", "'four'", "Maybe");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> table.number(0, "share"))
        .withMessageContaining("'x'");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> table.text(1, "cpu"))
        .withMessageContaining("line 3");
    assertThatExceptionOfType(BenchException.class)
        .isThrownBy(() -> table.text(0, "memory"))
        .withMessageContaining("memory is missing");
  }

  private static CsvTable read(String text) throws IOException {
    return CsvTable.read("nodes.csv", new BufferedReader(new StringReader(text)));
  }
}
