package dev.orrery.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.bench.BenchException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckingTest {

  @Test
  void countsNodesWithPodsAndLeavesWaitingPodsOut() {
    Fleet fleet =
        new Fleet(
            2, List.of(new PodSize(250, 512), new PodSize(2_000, 4_096), new PodSize(500, 1_024)));
    ObjectNode list = list(fleet, "a", "b", "");
    assertThat(Checking.nodesUsed(list, true)).containsExactly("a", "b");
  }

  @Test
  void refusesANodeThatWasGivenTooMuch() {
    Fleet full = new Fleet(1, Collections.nCopies(8, new PodSize(8_000, 32_768)));
    assertThat(Checking.nodesUsed(list(full, "a", "a", "a", "a", "a", "a", "a", "a"), true))
        .hasSize(1);
    Fleet more = new Fleet(1, Collections.nCopies(9, new PodSize(8_000, 16_384)));
    ObjectNode over = list(more, "a", "a", "a", "a", "a", "a", "a", "a", "a");
    assertThatThrownBy(() -> Checking.nodesUsed(over, true))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("milli-cores given of a are 72000 of 64000");
    assertThat(Checking.nodesUsed(over, false)).hasSize(1);
  }

  private static ObjectNode list(Fleet fleet, String... nodes) {
    ObjectNode list = JsonNodeFactory.instance.objectNode();
    var items = list.putArray("items");
    for (int i = 0; i < nodes.length; i++) {
      ObjectNode pod = fleet.pod(i, "any");
      if (!nodes[i].isEmpty()) {
        pod.withObject("/spec").put("nodeName", nodes[i]);
      }
      items.add(pod);
    }
    return list;
  }
}
