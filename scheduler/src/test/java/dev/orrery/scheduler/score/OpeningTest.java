package dev.orrery.scheduler.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which empty node is opened depends on what pods ask for. */
class OpeningTest {

  private static final long GI = 1L << 30;

  private final Fleet fleet = new Fleet();
  private final Packing packing = new Packing(fleet, Weights.DEFAULT);

  OpeningTest() {
    node("much-processor", 32_000, 64);
    node("much-memory", 16_000, 128);
    node("small", 8_000, 32);
    node("in-use", 16_000, 64);
  }

  @Test
  void wherePodsAskForProcessorANodeWithMuchOfItHoldsMost() {
    use(12_000, 8);
    assertThat(opening("much-processor")).isGreaterThan(opening("much-memory"));
    assertThat(opening("much-memory")).isGreaterThan(opening("small"));
  }

  @Test
  void wherePodsAskForMemoryANodeWithMuchOfItHoldsMost() {
    use(1_000, 48);
    assertThat(opening("much-memory")).isGreaterThan(opening("much-processor"));
    assertThat(opening("much-processor")).isGreaterThan(opening("small"));
  }

  @Test
  void theNodeThatHoldsMostIsAThirdAndANodeInUseIsFree() {
    use(12_000, 8);
    assertThat(opening("much-processor")).isEqualTo(-1.0 / 3);
    assertThat(opening("in-use")).isZero();
  }

  @Test
  void anEmptyFleetIsJudgedByWhatItsNodesHave() {
    assertThat(opening("small")).isLessThan(opening("in-use"));
  }

  @Test
  void aChangeOfTheMixIsTold() {
    int before = packing.refresh();
    use(12_000, 1);
    assertThat(packing.refresh()).isNotEqualTo(before);
    assertThat(packing.refresh()).isEqualTo(packing.refresh());
  }

  private double opening(String node) {
    packing.refresh();
    return packing.opening(fleet.slotOf(node));
  }

  private void node(String name, long milliCores, long gibibytes) {
    Map<String, Long> room =
        Map.of(Resources.CPU, milliCores, Resources.MEMORY, gibibytes * GI, Resources.PODS, 110L);
    fleet.putNode(new Node(name, Map.of(), List.of(), false, new Resources(room)));
  }

  private void use(long milliCores, long gibibytes) {
    Map<String, Long> amounts =
        Map.of(Resources.CPU, milliCores, Resources.MEMORY, gibibytes * GI, Resources.PODS, 1L);
    var shape =
        new PodShape(
            "default",
            Map.of(),
            "orrery",
            0,
            new Resources(amounts),
            List.of(),
            Map.of(),
            NodeAffinity.NONE,
            List.of(),
            List.of(),
            PodAffinity.NONE,
            PodAffinity.NONE,
            List.of(),
            List.of());
    var key = new PodKey("default", "p", "p");
    fleet.put(new Pod(key, shape, null, null, Pod.Phase.RUNNING, 1, null), "in-use");
  }
}
