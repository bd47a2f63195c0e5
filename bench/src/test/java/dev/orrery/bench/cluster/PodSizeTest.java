package dev.orrery.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PodSizeTest {

  @Test
  void theBoundIsThatOfTheScarcestDimension() {
    assertThat(PodSize.lowerBound(Collections.nCopies(33, new PodSize(4_000, 1_024)))).isEqualTo(3);
    assertThat(PodSize.lowerBound(Collections.nCopies(5, new PodSize(100, 65_536)))).isEqualTo(2);
    assertThat(PodSize.lowerBound(Collections.nCopies(111, new PodSize(1, 1)))).isEqualTo(2);
    assertThat(PodSize.lowerBound(List.of())).isZero();
  }

  @Test
  void theSameSeedGivesTheSameFleet() {
    Fleet fleet = Fleet.of(10, 300, new Seed(7));
    assertThat(fleet).isEqualTo(Fleet.of(10, 300, new Seed(7)));
    assertThat(fleet).isNotEqualTo(Fleet.of(10, 300, new Seed(8)));
    assertThat(fleet.pods()).containsAll(PodSize.MIX);
  }
}
