package dev.orrery.localcluster.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FleetFileTest {

  @Test
  void aFileSaysAllThatAGroupHas() {
    List<SimulatedNode> nodes =
        read("""
                groups:
                  - name: worker
                    count: 2
                    cpu: "16"
                    memory: 64Gi
                    pods: 200
                    zones: [a, b]
                    extended: {nvidia.com/gpu: "2"}
                    labels: {tier: gold}
                  - name: kiosk
                    count: 1
                    cpu: 500m
                    memory: 1Gi
                    arch: arm64
                    site: shop-1
                    taints: [{key: orrery.dev/edge, effect: NoSchedule}]
                """)
            .nodes();

    assertThat(nodes)
        .extracting(SimulatedNode::name)
        .containsExactly("worker-0", "worker-1", "kiosk");
    assertThat(nodes.get(1).labels())
        .containsEntry("topology.kubernetes.io/zone", "b")
        .containsEntry("tier", "gold");
    assertThat(nodes.get(1).capacity())
        .containsEntry("nvidia.com/gpu", "2")
        .containsEntry("pods", "200");
    assertThat(nodes.get(2).labels())
        .containsEntry("kubernetes.io/arch", "arm64")
        .containsEntry(SimulatedNode.SITE_LABEL, "shop-1");
    assertThat(nodes.get(2).taints())
        .containsExactly(new NodeTaint("orrery.dev/edge", null, "NoSchedule"));
  }

  @Test
  void whatIsWrongIsSaid() {
    assertThatThrownBy(() -> read("groups: [{name: a, count: 1, cpu: 1, memory: 1Gi, color: red}]"))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("color");
    assertThatThrownBy(() -> read("groups: [{name: a, count: 1, cpu: 1, memory: 1Gi, pods: 300}]"))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("pods of the node group a is 300");
    assertThatThrownBy(() -> read("groups: [{name: a, cpu: 1, memory: 1Gi}]"))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("count");
  }

  @Test
  void theOpenbNodeListIsRead() {
    List<SimulatedNode> nodes =
        OpenbFleet.parse(
                List.of(
                    "sn,cpu_milli,memory_mib,gpu,model",
                    "n-0,64000,262144,2,P100",
                    "n-1,94000,1024,0,"),
                Path.of("nodes.csv"))
            .nodes();

    assertThat(nodes.getFirst().capacity())
        .containsEntry("cpu", "64000m")
        .containsEntry("memory", "262144Mi")
        .containsEntry("nvidia.com/gpu", "2");
    assertThat(nodes.getFirst().labels()).containsEntry("nvidia.com/gpu.product", "P100");
    assertThat(nodes.get(1).capacity()).doesNotContainKey("nvidia.com/gpu");
    assertThatThrownBy(() -> OpenbFleet.parse(List.of("x"), Path.of("nodes.csv")))
        .isInstanceOf(FleetException.class)
        .hasMessageContaining("nodes.csv");
  }

  private static FleetSpec read(String yaml) {
    return FleetFile.parse(yaml, Path.of("fleet.yaml"));
  }
}
