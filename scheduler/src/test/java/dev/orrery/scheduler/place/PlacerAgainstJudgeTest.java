package dev.orrery.scheduler.place;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.plan.Seed;
import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.score.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random clusters under random changes: the indexed placer answers as a plain walk over everything
 * does, and no change leaves anything stale behind.
 */
class PlacerAgainstJudgeTest {

  private final Fleet fleet = new Fleet();
  private final Placer placer = new Placer(fleet, Weights.DEFAULT);
  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Pod> pending = new HashMap<>();
  private final Map<String, Pod> placed = new HashMap<>();
  private final Map<String, Map<String, String>> namespaces = new HashMap<>();
  private RandomCluster cluster = new RandomCluster(new Seed(0).random("cluster"));
  private int decisions;
  private int refusals;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
  void sameAnswersAsThePlainWalk(long seed) {
    cluster = new RandomCluster(new Seed(seed).random("cluster"));
    for (int i = 0; i < 4 + cluster.random.nextInt(8); i++) {
      putNode(cluster.node(i));
    }
    List<Pod> templates = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      templates.add(cluster.pod());
    }
    for (int step = 0; step < 250; step++) {
      disturb();
      Pod template = cluster.pick(templates.toArray(Pod[]::new));
      Pod pod = withShapeOf(cluster.pod(), template);
      place(pod);
    }
    assertThat(decisions).isGreaterThan(20);
    assertThat(refusals).isGreaterThan(5);
  }

  private void place(Pod pod) {
    Shape shape = fleet.acquire(pod.shape());
    if (pod.nominatedNode() != null) {
      fleet.nominate(pod, pod.nominatedNode());
      pending.put(pod.key().uid(), pod);
    }
    Decision decision = placer.place(pod, shape);
    check(pod, shape, decision);
    if (decision == null) {
      refusals++;
      return;
    }
    decisions++;
    fleet.withdraw(pod.key());
    pending.remove(pod.key().uid());
    Pod there = pod.on(decision.node());
    placed.put(pod.key().uid(), there);
    fleet.put(there, decision.node());
  }

  private void check(Pod pod, Shape shape, @Nullable Decision decision) {
    var judge = new PlainJudge(snapshot());
    double best = Double.NEGATIVE_INFINITY;
    fleet.withdraw(pod.key());
    for (Node node : nodes.values()) {
      int slot = fleet.slotOf(node.name());
      boolean admitted = judge.admits(pod, node.name());
      assertThat(placer.inspector(shape).rejections(slot).isEmpty())
          .as("%s on %s: %s", pod, node, placer.inspector(shape).rejections(slot))
          .isEqualTo(admitted);
      if (admitted) {
        best = Math.max(best, placer.inspector(shape).score(slot).total());
      }
    }
    assertThat(decision == null)
        .as("%s gets %s of %s", pod, decision, nodes)
        .isEqualTo(best == Double.NEGATIVE_INFINITY);
    if (decision != null) {
      assertThat(judge.admits(pod, decision.node()))
          .as("%s gets %s of %s", pod, decision, nodes)
          .isTrue();
      if (!decision.node().equals(pod.nominatedNode())) {
        assertThat(decision.score().total()).isEqualTo(best);
        Fleet fresh = Fleet.of(snapshot());
        Decision again = new Placer(fresh, Weights.DEFAULT).place(pod, fresh.acquire(pod.shape()));
        assertThat(Objects.requireNonNull(again).node()).isEqualTo(decision.node());
      }
    }
    if (pod.nominatedNode() != null) {
      fleet.nominate(pod, pod.nominatedNode());
    }
  }

  private void disturb() {
    switch (cluster.random.nextInt(8)) {
      case 0 -> putNode(cluster.node(cluster.random.nextInt(14)));
      case 1 -> {
        if (cluster.random.nextInt(3) == 0 && nodes.size() > 2) {
          String name = cluster.pick(nodes.keySet().toArray(String[]::new));
          nodes.remove(name);
          fleet.removeNode(name);
        }
      }
      case 2, 3 -> {
        if (!placed.isEmpty()) {
          String uid = cluster.pick(placed.keySet().toArray(String[]::new));
          fleet.remove(Objects.requireNonNull(placed.remove(uid)).key());
        }
      }
      case 4 -> {
        if (!placed.isEmpty()) {
          terminate(cluster.pick(placed.keySet().toArray(String[]::new)));
        }
      }
      case 5 -> {
        String name = cluster.pick(cluster.namespaces().toArray(String[]::new));
        namespaces.put(name, cluster.namespaceLabels());
        fleet.putNamespace(name, Objects.requireNonNull(namespaces.get(name)));
      }
      default -> {}
    }
  }

  private void terminate(String uid) {
    Pod pod = Objects.requireNonNull(placed.get(uid));
    Pod ending =
        new Pod(
            pod.key(),
            pod.shape(),
            pod.node(),
            null,
            Pod.Phase.TERMINATING,
            pod.createdMillis(),
            null);
    placed.put(uid, ending);
    fleet.put(ending, Objects.requireNonNull(ending.node()));
  }

  private Pod withShapeOf(Pod pod, Pod template) {
    String nominated =
        cluster.random.nextInt(10) == 0
            ? cluster.pick(nodes.keySet().toArray(String[]::new))
            : null;
    return new Pod(
        pod.key(), template.shape(), null, nominated, Pod.Phase.PENDING, pod.createdMillis(), null);
  }

  private void putNode(Node node) {
    nodes.put(node.name(), node);
    fleet.putNode(node);
  }

  private Snapshot snapshot() {
    List<Pod> pods = new ArrayList<>(placed.values());
    pods.addAll(pending.values());
    return new Snapshot(0, List.copyOf(nodes.values()), pods, namespaces);
  }
}
