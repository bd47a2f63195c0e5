package dev.orrery.localcluster.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetsTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 30, 99, 500, 5_000})
  void aMixHasExactlyTheNodesAskedFor(int count) {
    List<SimulatedNode> nodes = Fleets.mix(count).nodes();

    assertThat(nodes).hasSize(count);
    for (int i = 0; i < count; i++) {
      assertThat(nodes.get(i).index()).isEqualTo(i);
    }
  }

  @Test
  void aLargeMixHasTwelveShapesOverThreeZones() {
    Map<String, Long> types =
        Fleets.mix(5_000).nodes().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.labels().getOrDefault("node.kubernetes.io/instance-type", ""),
                    Collectors.counting()));

    assertThat(types).hasSize(12).containsEntry("general-16", 1_100L);
    assertThat(Fleets.mix(5_000).nodes())
        .extracting(node -> node.labels().get("topology.kubernetes.io/zone"))
        .contains("zone-a", "zone-b", "zone-c");
  }

  @Test
  void aNodeKeepsItsNameWhenTheMixGrows() {
    Set<String> four = names(4);

    assertThat(four).contains("general-16-0");
    assertThat(names(400)).containsAll(four);
  }

  private static Set<String> names(int count) {
    return Fleets.mix(count).nodes().stream().map(SimulatedNode::name).collect(Collectors.toSet());
  }

  @Test
  void theDemoHasEdgeSitesThatRepelOrdinaryPods() {
    List<SimulatedNode> edge =
        Fleets.demo().nodes().stream()
            .filter(node -> node.labels().containsKey(SimulatedNode.SITE_LABEL))
            .toList();

    assertThat(edge).hasSize(6).allSatisfy(node -> assertThat(node.taints()).hasSize(1));
  }

  @Test
  void whatIsReservedIsNotAllocatable() {
    Allocatable left =
        new Allocatable(
            Map.of("cpu", "4", "memory", "8Gi", "pods", "110"),
            Map.of("cpu", "150m", "memory", "512Mi"));

    assertThat(left.quantities())
        .containsEntry("cpu", "3850m")
        .containsEntry("memory", Long.toString((8L << 30) - (512L << 20)))
        .containsEntry("pods", "110");
  }

  @Test
  void nonsenseIsRefusedByName() {
    assertThatThrownBy(() -> Fleets.mix(-3))
        .hasMessage("--nodes is -3. Maybe leave it out: the default is 30.");
    assertThatThrownBy(() -> new FleetSpec(List.of(NodeGroup.of("a", 0, "1", "1Gi", List.of()))))
        .hasMessageContaining("count of the node group a is 0");
    assertThatThrownBy(() -> new FleetSpec(List.of(NodeGroup.of("a", 1, "much", "1Gi", List.of()))))
        .hasMessageContaining("cpu is much");
    NodeGroup twice = NodeGroup.of("a", 1, "1", "1Gi", List.of());
    assertThatThrownBy(() -> new FleetSpec(List.of(twice, twice)).nodes())
        .hasMessageContaining("a-0 twice");
    assertThatThrownBy(() -> Fleets.named("nowhere.yaml", 1, Path.of(".")))
        .hasMessageContaining("--fleet is nowhere.yaml");
    assertThatThrownBy(() -> Fleets.named("openb", 1, Path.of("/nowhere")))
        .hasMessageContaining("--data")
        .hasMessageContaining("ORRERY_BENCH_DATA");
  }
}
