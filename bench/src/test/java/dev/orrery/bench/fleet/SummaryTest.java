package dev.orrery.bench.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.bench.BenchResult;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.PodSize;
import dev.orrery.plan.Seed;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SummaryTest {

  private static final Fleet FLEET = Fleet.of(500, 3_000, new Seed(42));
  private static final int BOUND = (int) PodSize.lowerBound(FLEET.pods());

  @Test
  void theMedianOfTheRoundsCountsAndEveryMarkIsSet() {
    BenchResult result = new Summary(FLEET, outcomes(BOUND + 1)).result(1.02);
    assertThat(result.fields())
        .containsEntry("orrery_pods_per_s", 900.0)
        .containsEntry("kube_tuned_pods_per_s", 500.0)
        .containsEntry("orrery_nodes_used", (long) BOUND + 1)
        .containsEntry("lower_bound", (long) BOUND)
        .doesNotContainKey("bare_nodes_used");
    assertThat(result.marks())
        .containsOnlyKeys("as_fast_as_kube_tuned", "nodes_of_kube_packed", "nodes_of_bound");
    assertThat(result.met()).isTrue();
  }

  @Test
  void tooManyNodesFailTheMark() {
    assertThat(new Summary(FLEET, outcomes(BOUND * 2)).result(1.02).met()).isFalse();
  }

  @Test
  void withoutAllEntrantsThereAreNoMarks() {
    Map<Entrant, List<Outcome>> two = outcomes(BOUND);
    two.remove(Entrant.bare);
    assertThat(new Summary(FLEET, two).result(1.02).marks()).isEmpty();
  }

  private static Map<Entrant, List<Outcome>> outcomes(int nodes) {
    var outcomes = new EnumMap<Entrant, List<Outcome>>(Entrant.class);
    outcomes.put(Entrant.orrery, runs(nodes, 800, 1_000, 900));
    outcomes.put(Entrant.kube_default, runs(500, 50, 50, 50));
    outcomes.put(Entrant.kube_tuned, runs(500, 400, 500, 600));
    outcomes.put(Entrant.kube_packed, runs(BOUND + 20, 300, 300, 300));
    outcomes.put(Entrant.bare, runs(100, 1_800, 1_800, 1_800));
    return outcomes;
  }

  private static List<Outcome> runs(int nodes, double... speeds) {
    return Arrays.stream(speeds)
        .mapToObj(speed -> new Outcome(speed, 3_000, nodes, 3_000, 3_000 / speed))
        .toList();
  }
}
