package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;
import dev.orrery.scheduler.place.Inspector;
import dev.orrery.scheduler.place.Placer;
import dev.orrery.scheduler.score.Weights;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Explains pods of a snapshot with the placer's own rules and scores; pods of other schedulers too.
 * Not thread-safe.
 */
public final class Explainer {

  private final Fleet fleet;
  private final Placer placer;

  /** Builds a fleet of its own from the snapshot. */
  public Explainer(Snapshot snapshot, Weights weights) {
    this.fleet = Fleet.of(snapshot);
    this.placer = new Placer(fleet, weights);
  }

  /**
   * Explains one pod; a pod on a node is looked at as if it were to be placed again.
   *
   * @param pod of the snapshot
   * @param decided what was decided when it was placed, null where that is not known
   */
  public PodExplanation explain(Pod pod, @Nullable Decision decided) {
    String node = pod.node();
    boolean resident = node != null && pod.holdsResources();
    fleet.remove(pod.key());
    boolean nominated = fleet.withdraw(pod.key());
    Shape shape = fleet.acquire(pod.shape());
    try {
      return explain(pod, shape, decided);
    } finally {
      fleet.release(shape);
      if (resident && node != null) {
        fleet.put(pod, node);
      } else if (nominated && pod.nominatedNode() != null) {
        fleet.nominate(pod, pod.nominatedNode());
      }
    }
  }

  private PodExplanation explain(Pod pod, Shape shape, @Nullable Decision decided) {
    List<Decision.Candidate> all = ranking(placer.inspector(shape));
    String node = pod.node();
    int here = -1;
    for (int i = 0; i < all.size() && here < 0; i++) {
      here = all.get(i).node().equals(node) ? i : -1;
    }
    return new PodExplanation(
        pod.key(),
        pod.shape().schedulerName(),
        node,
        decided,
        held(pod),
        here < 0 ? null : all.get(here),
        here + 1,
        all.subList(0, Math.min(PodExplanation.CANDIDATES, all.size())),
        Diagnosis.of(placer, shape),
        all.isEmpty() && node == null ? new SmallestChange(placer).find(shape) : List.of());
  }

  /** All nodes that admit it, best first; of equal ones the first by name. */
  private List<Decision.Candidate> ranking(Inspector inspector) {
    List<Decision.Candidate> all = new ArrayList<>();
    for (int slot : fleet.slotsByName()) {
      Node node = fleet.node(slot);
      if (node != null && inspector.rejections(slot).isEmpty()) {
        all.add(new Decision.Candidate(node.name(), inspector.score(slot)));
      }
    }
    all.sort(Comparator.comparingDouble(candidate -> -candidate.score().total()));
    return all;
  }

  private static String held(Pod pod) {
    List<String> gates = pod.shape().schedulingGates();
    List<String> unknown = pod.shape().unknownFields();
    if (!gates.isEmpty()) {
      return "it waits for scheduling gates " + gates;
    }
    return unknown.isEmpty()
        ? ""
        : "it uses " + String.join(", ", unknown) + ", which Orrery does not know";
  }
}
