package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.score.Packing;
import dev.orrery.scheduler.score.Weights;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * What was computed for shapes, kept within bounds. Shapes with equal rules share their candidates,
 * so a thousand jobs that differ in a label only cost one.
 */
final class Compiled {

  private static final int KEPT = 512;

  /** Numbers of nodes times candidates, about 32 bytes each. */
  private static final int KEPT_VALUES = 6_000_000;

  private static final int AT_LEAST = 16;

  private final Fleet fleet;
  private final Weights weights;
  private final Map<NodeFit.Key, NodeFit> fits;
  private final Map<ShapeRules, Candidates> byRules = new HashMap<>();
  private final Map<Candidates, Boolean> recent;
  private final Packing packing;
  private final WeakHashMap<Shape, Known> known = new WeakHashMap<>();

  /** What was compiled for a shape, valid while its revision stays. */
  private record Known(int revision, boolean nominations, Candidates candidates) {}

  Compiled(Fleet fleet, Weights weights) {
    this.fleet = fleet;
    this.weights = weights;
    this.packing = new Packing(fleet, weights);
    this.fits =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<NodeFit.Key, NodeFit> eldest) {
            return size() > kept();
          }
        };
    this.recent =
        new LinkedHashMap<>(64, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Candidates, Boolean> eldest) {
            if (size() <= kept()) {
              return false;
            }
            byRules.remove(eldest.getKey().rules());
            eldest.getKey().forget();
            return true;
          }
        };
  }

  Candidates candidates(Shape shape) {
    Known before = known.get(shape);
    if (before != null
        && before.revision == shape.revision()
        && before.nominations == fleet.hasNominations()
        && recent.get(before.candidates) != null) {
      return before.candidates;
    }
    NodeFit fit =
        fits.computeIfAbsent(NodeFit.Key.of(shape.spec()), key -> new NodeFit(fleet, key, weights));
    Candidates candidates =
        byRules.computeIfAbsent(
            ShapeRules.of(fleet, shape, fit),
            rules -> new Candidates(fleet, rules, weights, packing));
    recent.put(candidates, Boolean.TRUE);
    known.put(shape, new Known(shape.revision(), fleet.hasNominations(), candidates));
    return candidates;
  }

  Inspector inspector(Shape shape) {
    packing.refresh();
    return new Inspector(fleet, candidates(shape).rules(), shape, weights, packing);
  }

  private int kept() {
    return Math.clamp(KEPT_VALUES / Math.max(1, fleet.nodeCount()), AT_LEAST, KEPT);
  }
}
