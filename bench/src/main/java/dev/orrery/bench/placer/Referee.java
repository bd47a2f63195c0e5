package dev.orrery.bench.placer;

import dev.orrery.bench.BenchException;
import dev.orrery.scheduler.model.Node;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Replays placements one by one and refuses what breaks a rule. It reads the records only and
 * shares no code with the placer.
 */
final class Referee {

  private final Map<String, Node> nodes = new HashMap<>();
  private final Map<String, Map<String, Long>> free = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> groupOnNode = new HashSet<>();
  private final Map<String, Integer> inZone = new HashMap<>();

  private Referee(Scene scene) {
    for (Node node : scene.nodes()) {
      nodes.put(node.name(), node);
      free.put(node.name(), new HashMap<>(node.allocatable().amounts()));
      inZone.put(node.labels().getOrDefault(Scene.ZONE, ""), 0);
    }
  }

  /** Throws when a placement is wrong, or when not every pod was placed. */
  static void check(Scene scene, Scene.Demand demand, Race.Result result) {
    var referee = new Referee(scene);
    for (Race.Placement placement : result.placements()) {
      referee.replay(placement, demand);
    }
    if (referee.seen.size() != scene.pods().size() || result.pending() > 0) {
      throw BenchException.wrong(
          "pods placed are "
              + referee.seen.size()
              + " of "
              + scene.pods().size()
              + ", though all of them fit. Maybe a rule refuses too much.");
    }
  }

  private void replay(Race.Placement placement, Scene.Demand demand) {
    String uid = placement.pod().key().uid();
    Node node = nodes.get(placement.node());
    if (node == null || !seen.add(uid)) {
      throw wrong(placement, node == null ? "on no known node" : "placed twice");
    }
    take(placement);
    if (demand == Scene.Demand.ANTI_AFFINITY && !groupOnNode.add(groupOn(placement))) {
      throw wrong(placement, "beside a pod of its group");
    }
    if (demand == Scene.Demand.SPREAD) {
      int count = inZone.merge(node.labels().getOrDefault(Scene.ZONE, ""), 1, Integer::sum);
      int fewest = inZone.values().stream().mapToInt(Integer::intValue).min().orElse(0);
      if (count - fewest > Scene.MAX_SKEW) {
        throw wrong(placement, "skewed by " + (count - fewest));
      }
    }
  }

  private void take(Race.Placement placement) {
    Map<String, Long> left = free.getOrDefault(placement.node(), new HashMap<>());
    placement
        .pod()
        .shape()
        .requests()
        .amounts()
        .forEach(
            (resource, amount) -> {
              if (left.merge(resource, -amount, Long::sum) < 0) {
                throw wrong(placement, "without enough " + resource);
              }
            });
  }

  private static String groupOn(Race.Placement placement) {
    return placement.pod().shape().labels().get(Scene.GROUP) + " on " + placement.node();
  }

  private static BenchException wrong(Race.Placement placement, String how) {
    return BenchException.wrong(
        "pod "
            + placement.pod().key()
            + " is "
            + how
            + ": "
            + placement.node()
            + ". Maybe the placer has a defect.");
  }
}
