package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.PodKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pending pods for which preemption has cleared a node: room that lower priorities leave alone. */
final class Nominations {

  private final Map<String, Map<PodKey, Shape>> byNode = new HashMap<>();
  private final Map<PodKey, Nomination> nominations = new HashMap<>();

  /** A pod's shape and the node that is kept for it. */
  record Nomination(Shape shape, String node) {}

  boolean isEmpty() {
    return nominations.isEmpty();
  }

  void add(PodKey pod, Shape shape, String node) {
    byNode.computeIfAbsent(node, missing -> new HashMap<>()).put(pod, shape);
    nominations.put(pod, new Nomination(shape, node));
  }

  /** Takes it back; null where there was none. */
  @Nullable Nomination remove(PodKey pod) {
    Nomination gone = nominations.remove(pod);
    if (gone != null) {
      Map<PodKey, Shape> there = byNode.getOrDefault(gone.node(), new HashMap<>());
      there.remove(pod);
      if (there.isEmpty()) {
        byNode.remove(gone.node());
      }
    }
    return gone;
  }

  /** How much of a resource on a node is kept for pods of at least this priority. */
  long reserved(String node, int dimension, int priority) {
    long sum = 0;
    for (Shape shape : byNode.getOrDefault(node, Map.of()).values()) {
      Request request = shape.request();
      for (int i = 0; i < request.size(); i++) {
        if (request.dimension(i) == dimension && shape.spec().priority() >= priority) {
          sum += request.amount(i);
        }
      }
    }
    return sum;
  }
}
