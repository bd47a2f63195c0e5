package dev.orrery.scheduler.bound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Bound;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.Resources;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetBoundsTest {

  private final Fleet fleet = new Fleet();

  private void node(String name, long cpu, long memory) {
    fleet.putNode(
        new Node(
            name,
            Map.of("host", name),
            List.of(),
            false,
            new Resources(Map.of(Resources.CPU, cpu, Resources.MEMORY, memory, "pods", 110L))));
  }

  private void pod(String name, String node, long cpu, long memory, boolean loner, boolean daemon) {
    var alike = new Requirement("app", Requirement.Operator.IN, List.of("x"));
    var term = new PodAffinity.Term(LabelSelector.of(List.of(alike)), Set.of("d"), null, "host");
    var named =
        new NodeAffinity.Term(
            List.of(),
            List.of(new Requirement("metadata.name", Requirement.Operator.IN, List.of(node))));
    var shape =
        new PodShape(
            "d",
            Map.of("app", "x"),
            "orrery",
            0,
            new Resources(Map.of(Resources.CPU, cpu, Resources.MEMORY, memory, "pods", 1L)),
            List.of(),
            Map.of(),
            daemon ? new NodeAffinity(List.of(named), List.of()) : NodeAffinity.NONE,
            List.of(),
            List.of(),
            PodAffinity.NONE,
            loner ? new PodAffinity(List.of(term), List.of()) : PodAffinity.NONE,
            List.of(),
            List.of());
    fleet.put(
        new Pod(new PodKey("d", name, name), shape, node, null, Pod.Phase.RUNNING, 0, null), node);
  }

  @Test
  void largestNodesAreCountedFirst() {
    node("small", 1000, 100);
    node("large", 4000, 100);
    node("middle", 2000, 100);
    pod("a", "small", 800, 60, false, false);
    pod("b", "middle", 1900, 60, false, false);
    pod("c", "large", 2300, 60, false, false);
    FleetBounds bounds = FleetBounds.of(fleet);
    assertThat(bounds.nodesUsed()).isEqualTo(3);
    assertThat(bounds.byDimension())
        .containsEntry("cpu", new Bound("L1", "cpu", 2))
        .containsEntry("memory", new Bound("L1", "memory", 2));
    assertThat(bounds.best().gap(bounds.nodesUsed())).isEqualTo(0.5);
  }

  @Test
  void daemonsTakeRoomButUseNoNode() {
    node("a", 1000, 100);
    node("b", 1000, 100);
    pod("daemon-a", "a", 500, 1, false, true);
    pod("daemon-b", "b", 500, 1, false, true);
    assertThat(FleetBounds.of(fleet).nodesUsed()).isZero();
    pod("work", "a", 500, 1, false, false);
    assertThat(FleetBounds.of(fleet).nodesUsed()).isEqualTo(1);
    pod("more", "b", 100, 1, false, false);
    assertThat(FleetBounds.of(fleet).best().value()).isEqualTo(2);
  }

  @Test
  void podsThatKeepFromEachOtherNeedANodeEach() {
    for (int i = 0; i < 4; i++) {
      node("n" + i, 100_000, 1000);
      pod("p" + i, "n" + i, 1, 1, true, false);
    }
    assertThat(FleetBounds.of(fleet).best()).isEqualTo(new Bound("clique", "pod anti-affinity", 4));
  }

  @Test
  void whatNoNodeHasMakesNoBound() {
    node("a", 10, 10);
    node("b", 10, 10);
    pod("p", "a", 1, 1, false, false);
    var odd =
        new PodShape(
            "d",
            Map.of(),
            "default-scheduler",
            0,
            new Resources(Map.of("example.com/odd", 1L)),
            List.of(),
            Map.of(),
            NodeAffinity.NONE,
            List.of(),
            List.of(),
            PodAffinity.NONE,
            PodAffinity.NONE,
            List.of(),
            List.of());
    fleet.put(new Pod(new PodKey("d", "o", "o"), odd, "a", null, Pod.Phase.PENDING, 0, null), "a");
    assertThat(FleetBounds.of(fleet).best().value()).isEqualTo(1);
    assertThat(FleetBounds.of(fleet).byDimension()).doesNotContainKey("example.com/odd");
  }
}
