package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.score.Weights;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the best of all nodes for a pod. It changes nothing: who follows its decision puts the pod
 * into the fleet. Not thread-safe; it belongs to the thread that owns the fleet.
 */
public final class Placer {

  private final Fleet fleet;
  private final Compiled compiled;

  /** A placer on a fleet. */
  public Placer(Fleet fleet, Weights weights) {
    this.fleet = fleet;
    this.compiled = new Compiled(fleet, weights);
  }

  /** The fleet it looks at. */
  public Fleet fleet() {
    return fleet;
  }

  /**
   * The best node for a pod, or the node that preemption cleared for it, if that one admits it.
   *
   * @param shape the pod's shape, acquired from the fleet
   * @return null where no node admits it
   */
  public @Nullable Decision place(Pod pod, Shape shape) {
    String nominated = pod.nominatedNode();
    if (nominated == null || !fleet.withdraw(pod.key())) {
      return decide(pod, shape, compiled.candidates(shape).rank());
    }
    try {
      Candidates all = compiled.candidates(shape);
      int slot = fleet.slotOf(nominated);
      double value = slot < 0 ? Double.NEGATIVE_INFINITY : all.value(slot);
      return value == Double.NEGATIVE_INFINITY
          ? decide(pod, shape, all.rank())
          : decide(pod, shape, new Candidates.Ranking(slot, -1));
    } finally {
      fleet.nominate(pod, nominated);
    }
  }

  /** Whether any node admits a pod of this shape now. */
  public boolean admits(Shape shape) {
    return compiled.candidates(shape).rank() != null;
  }

  /** Looks at single nodes with the same rules, as explanations do. */
  public Inspector inspector(Shape shape) {
    return compiled.inspector(shape);
  }

  private @Nullable Decision decide(Pod pod, Shape shape, Candidates.@Nullable Ranking ranking) {
    if (ranking == null) {
      return null;
    }
    Inspector inspector = inspector(shape);
    Decision.Candidate best = inspector.candidate(ranking.best());
    List<Decision.Candidate> others =
        ranking.second() < 0 ? List.of() : List.of(inspector.candidate(ranking.second()));
    return new Decision(pod.key(), best.node(), best.score(), others, fleet.version());
  }
}
