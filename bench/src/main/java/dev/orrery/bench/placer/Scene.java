package dev.orrery.bench.placer;

import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.SpreadConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Nodes and pods of one run.
 *
 * @param nodes of 12 sizes in three zones
 * @param pods in the order in which they were created
 */
record Scene(List<Node> nodes, List<Pod> pods) {

  static final String HOST = "kubernetes.io/hostname";

  static final String ZONE = "topology.kubernetes.io/zone";

  static final String GROUP = "group";

  static final int MAX_SKEW = 1;

  private static final int ZONES = 3;

  private static final int PODS_PER_NODE = 110;

  private static final String NAMESPACE = "bench";

  /** What the pods demand of their neighbours. */
  enum Demand {
    /** Nothing. */
    NONE,
    /** No other pod of the group on the node; two groups. */
    ANTI_AFFINITY,
    /** Spread evenly over the zones; one group. */
    SPREAD
  }

  /** Draws a scene; the same seed gives the same. */
  static Scene draw(Demand demand, int nodes, int pods, Sizes sizes, RandomGenerator random) {
    List<Node> fleet = new ArrayList<>();
    for (int i = 0; i < nodes; i++) {
      fleet.add(node(i));
    }
    List<Pod> waiting = new ArrayList<>();
    for (int i = 0; i < pods; i++) {
      Size size = sizes.pods().get(random.nextInt(sizes.pods().size()));
      String group = demand == Demand.ANTI_AFFINITY ? "group-" + i % 2 : "group";
      waiting.add(pod(i, shape(demand, size, group)));
    }
    return new Scene(fleet, waiting);
  }

  /**
   * Twelve sizes from 32 cores and 128 GiB to 120 cores and 480 GiB, three in four with devices.
   */
  private static Node node(int i) {
    long kind = i % 12;
    var size = new Size(32_000 + 8_000 * kind, (128L + 32L * kind) << 10, kind % 4 > 0 ? 8 : 0);
    String name = "node-%05d".formatted(i);
    return new Node(
        name,
        Map.of(HOST, name, ZONE, "zone-" + i % ZONES),
        List.of(),
        false,
        size.resources(PODS_PER_NODE));
  }

  private static Pod pod(int i, PodShape shape) {
    String name = "pod-" + i;
    return new Pod(
        new PodKey(NAMESPACE, name, "uid-" + i), shape, null, null, Pod.Phase.PENDING, i, null);
  }

  private static PodShape shape(Demand demand, Size size, String group) {
    var alike =
        LabelSelector.of(List.of(new Requirement(GROUP, Requirement.Operator.IN, List.of(group))));
    return new PodShape(
        NAMESPACE,
        Map.of(GROUP, group),
        "orrery",
        0,
        size.resources(1),
        List.of(),
        Map.of(),
        NodeAffinity.NONE,
        List.of(),
        demand == Demand.SPREAD
            ? List.of(new SpreadConstraint(MAX_SKEW, ZONE, true, alike, 1, true, false))
            : List.of(),
        PodAffinity.NONE,
        demand == Demand.ANTI_AFFINITY
            ? new PodAffinity(
                List.of(new PodAffinity.Term(alike, Set.of(NAMESPACE), null, HOST)), List.of())
            : PodAffinity.NONE,
        List.of(),
        List.of());
  }
}
