package dev.orrery.localcluster.binary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BuildProgressTest {

  @Test
  void thousandsOfLinesBecomeAFew() {
    List<String> said = new ArrayList<>();
    BuildProgress progress = new BuildProgress(said::add);
    IntStream.range(0, 120)
        .forEach(i -> progress.accept("go: downloading example.org/m" + i + " v1"));
    IntStream.range(0, 600).forEach(i -> progress.accept("example.org/m/p" + i));
    assertThat(said)
        .containsExactly(
            "  1 modules fetched",
            "  51 modules fetched",
            "  101 modules fetched",
            "  250 packages compiled",
            "  500 packages compiled");
  }
}
