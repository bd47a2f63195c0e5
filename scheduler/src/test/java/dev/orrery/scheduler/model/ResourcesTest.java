package dev.orrery.scheduler.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  @Test
  void manyLargeAmountsAddUpToTheMostThatCounts() {
    Resources much = new Resources(Map.of("memory", Resources.MOST, "cpu", 1L));
    var container = new PodRequests.Container(much, null, null, false);
    Resources all =
        PodRequests.effective(
            Collections.nCopies(10_000, container), List.of(), Resources.NONE, null, false);
    assertThat(all.get("memory")).isEqualTo(Resources.MOST);
    assertThat(all.get("cpu")).isEqualTo(10_000);
    assertThat(new Resources(Map.of("memory", Long.MAX_VALUE)).plus(much).get("memory"))
        .isEqualTo(Resources.MOST);
  }
}
