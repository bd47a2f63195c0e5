package dev.orrery.localcluster.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.localcluster.ClusterException;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NodeNetworkTest {
  private static final NodeNetwork TWO = new NodeNetwork(7, 2);

  @Test
  void addressesOfOneClusterDoNotOverlap() {
    assertThat(TWO.host()).isEqualTo("198.18.7.1");
    assertThat(TWO.each().stream().map(TWO::address)).containsExactly("198.18.7.11", "198.18.7.12");
    assertThat(TWO.each().stream().map(TWO::pods))
        .containsExactly("198.19.7.0/25", "198.19.7.128/25");
    assertThat(TWO.allPods()).isEqualTo("198.19.7.0/24");
  }

  @Test
  void eachNodeKnowsTheWayToTheOthersPodsOnly() {
    assertThat(TWO.routes(1)).isEqualTo("198.19.7.128/25,198.18.7.12");
    assertThat(TWO.routes(2)).isEqualTo("198.19.7.0/25,198.18.7.11");
    assertThat(new NodeNetwork(7, 1).routes(1)).isEmpty();
  }

  @Test
  void theSameClusterGetsTheSameNetworkUnlessItIsTaken() {
    NodeNetwork first = NodeNetwork.pick("shop", 1, Set.of("lo", "eth0"));
    assertThat(NodeNetwork.pick("shop", 1, Set.of())).isEqualTo(first);
    NodeNetwork second = NodeNetwork.pick("shop", 1, Set.of(first.link()));
    assertThat(second.number()).isNotEqualTo(first.number());
  }

  @Test
  void aLinksNameIsNotTooLongForTheKernel() {
    assertThat(new NodeNetwork(254, 1).link()).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void whenAllAreTakenItSaysSo() {
    Set<String> all =
        IntStream.rangeClosed(1, 254)
            .mapToObj(number -> new NodeNetwork(number, 1).link())
            .collect(Collectors.toSet());
    assertThatThrownBy(() -> NodeNetwork.pick("shop", 1, all))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("254")
        .hasMessageContaining("Maybe");
  }

  @Test
  void threeNodesAreRefused() {
    assertThatThrownBy(() -> new NodeNetwork(1, 3))
        .hasMessageContaining("nodes is 3")
        .hasMessageContaining("Maybe");
  }
}
