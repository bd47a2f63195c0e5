package dev.orrery.localcluster.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.fleet.SimulatedNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CutTest {

  private static final List<SimulatedNode> DEMO = Fleets.demo().nodes();

  @Test
  void aSiteIsCutWithAllItsNodes() {
    assertThat(DEMO.stream().filter(Cut.site("shop-north")).map(SimulatedNode::name))
        .containsExactly("shop-north-0", "shop-north-1", "shop-north-2");
  }

  @Test
  void aNodeIsCutAlone() {
    assertThat(DEMO.stream().filter(Cut.node("gpu-32-1"))).hasSize(1);
    assertThat(DEMO.stream().filter(new Cut("all"))).hasSize(30);
  }

  @Test
  void anythingElseIsRefused() {
    assertThatThrownBy(() -> new Cut("shop-north")).hasMessageContaining("site/NAME");
    assertThat(Set.of(Cut.node("a"))).isNotEqualTo(Set.of(Cut.site("a")));
  }
}
