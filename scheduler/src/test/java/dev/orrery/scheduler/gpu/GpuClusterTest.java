package dev.orrery.scheduler.gpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class GpuClusterTest {

  private static final List<GpuShape> SHAPES =
      List.of(
          GpuShape.of(2000, 100, 1, 470),
          GpuShape.of(3000, 500, 1, 810),
          GpuShape.of(1000, 50, 1, 160),
          GpuShape.of(6000, 800, 2, 1000),
          GpuShape.of(4000, 900, 0, 0),
          GpuShape.of(9000, 300, 1, 1000));

  @Test
  void firstOfEqualNodesWins() {
    GpuCluster cluster =
        new GpuCluster(List.of(node("b", 2), node("a", 2)), (node, shape) -> offer(1));
    assertThat(cluster.place(SHAPES.get(3))).isEqualTo(new GpuPlacement(0, List.of(0, 1)));
    assertThat(cluster.place(SHAPES.get(3))).isEqualTo(new GpuPlacement(1, List.of(0, 1)));
    assertThat(cluster.place(SHAPES.get(3))).isNull();
  }

  @Test
  void keptOffersGiveTheSamePlacesAsFreshOnes() {
    List<GpuShape> pods = pods(400);
    TaskMix mix = TaskMix.of(pods);
    List<GpuNode> nodes = List.of(node("a", 4), node("b", 2), node("c", 8), node("d", 1));
    GpuScorer scorer = new PatternScorer(mix);
    GpuCluster cluster = new GpuCluster(nodes, scorer);
    for (GpuShape pod : pods) {
      List<NodeState> before = cluster.states();
      GpuPlacement placement = cluster.place(pod);
      int expected = best(before, scorer, pod);
      assertThat(placement == null ? -1 : placement.node()).isEqualTo(expected);
    }
  }

  @Test
  void nothingIsGivenTwice() {
    List<GpuShape> pods = pods(300);
    List<GpuNode> nodes = List.of(node("a", 4), node("b", 2), node("c", 8));
    for (GpuScorer scorer :
        List.of(
            new FgdScorer(TaskMix.of(pods)),
            new BestFitScorer(),
            new PatternScorer(TaskMix.of(pods)))) {
      GpuCluster cluster = new GpuCluster(nodes, scorer);
      int placed = 0;
      for (GpuShape pod : pods) {
        GpuPlacement placement = cluster.place(pod);
        placed += placement == null ? 0 : 1;
        if (placement != null) {
          assertThat(placement.devices()).hasSize(pod.gpus()).doesNotHaveDuplicates();
        }
      }
      assertThat(placed).isBetween(14, 200);
      for (NodeState state : cluster.states()) {
        assertThat(state.cpuFree()).isNotNegative();
        assertThat(state.memoryFree()).isNotNegative();
        for (int i = 0; i < state.devices(); i++) {
          assertThat(state.free(i)).isBetween(0, 1000);
        }
      }
    }
  }

  private static int best(List<NodeState> states, GpuScorer scorer, GpuShape pod) {
    int best = -1;
    double score = 0;
    for (int i = 0; i < states.size(); i++) {
      if (states.get(i).fits(pod)) {
        double here = scorer.offer(states.get(i), pod).score();
        if (best < 0 || here > score) {
          best = i;
          score = here;
        }
      }
    }
    return best;
  }

  private static List<GpuShape> pods(int count) {
    RandomGenerator random = new Seed(7).random("pods");
    List<GpuShape> pods = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      pods.add(SHAPES.get(random.nextInt(SHAPES.size())));
    }
    return pods;
  }

  private static GpuNode node(String name, int devices) {
    return new GpuNode(name, 12_000 * devices, 4000 * devices, devices, "T4");
  }

  private static GpuScorer.Offer offer(double score) {
    return new GpuScorer.Offer(score, 0);
  }
}
