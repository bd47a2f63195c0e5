package dev.orrery.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoFleetTest {

  @Test
  void growsAndShrinksWithTheNodes() throws IOException {
    int usual = DemoFleet.of(30).pods();
    assertThat(usual).isBetween(60, 200);
    assertThat(DemoFleet.of(60).pods()).isEqualTo(2 * usual);
    assertThat(DemoFleet.of(1).pods()).isEqualTo(DemoFleet.of(30).workloads().size());
    assertThat(DemoFleet.of(5_000).pods()).isEqualTo(8 * usual);
  }

  @Test
  void everyWorkloadIsPlacedByOrreryAndAsksForCpuAndMemory() throws IOException {
    for (JsonNode workload : DemoFleet.of(30).workloads()) {
      assertThat(workload.at("/spec/placement/scheduler").asText()).isEqualTo("Orrery");
      assertThat(workload.at("/metadata/namespace").asText()).isEqualTo(DemoFleet.NAMESPACE);
      for (JsonNode container : workload.at("/spec/template/spec/containers")) {
        assertThat(container.at("/resources/requests").size()).isEqualTo(2);
      }
    }
  }

  @Test
  void placementCountsWhatHasANodeAndWhatHasAReason() throws IOException {
    ObjectMapper json = new ObjectMapper();
    List<JsonNode> pods =
        List.of(
            json.readTree("{\"spec\":{\"nodeName\":\"a\"}}"),
            json.readTree(
                "{\"status\":{\"conditions\":[{\"type\":\"PodScheduled\",\"status\":\"False\"}]}}"),
            json.readTree("{\"spec\":{}}"));
    Placement placement = Placement.of(pods);
    assertThat(placement).isEqualTo(new Placement(1, 1, 1));
    assertThat(placement.settled(2)).isFalse();
    assertThat(Placement.of(pods.subList(0, 2)).settled(2)).isTrue();
    assertThat(Placement.of(pods.subList(0, 2)).settled(3)).isFalse();
  }
}
