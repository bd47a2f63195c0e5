package dev.orrery.scheduler.bound;

import dev.orrery.plan.Bound;
import dev.orrery.scheduler.fleet.Dimensions;
import dev.orrery.scheduler.fleet.Fleet;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lower bounds on the number of nodes that the pods on a fleet need. L1 per resource: the fewest
 * nodes, largest first, whose room (less what daemons take on them) adds up to what pods ask for.
 * Clique: pods of which no two may share a node need one each.
 *
 * @param nodesUsed nodes on which a pod works that does not name its node
 * @param byDimension L1 per resource that any pod asks for
 * @param best the largest of all bounds
 */
public record FleetBounds(int nodesUsed, Map<String, Bound> byDimension, Bound best) {

  /** Computes them; cost grows with nodes times resources. */
  public static FleetBounds of(Fleet fleet) {
    Map<String, Bound> bounds = new LinkedHashMap<>();
    Dimensions dimensions = fleet.dimensions();
    var best = new Bound("clique", "pod anti-affinity", fleet.largestClique());
    for (int d = 0; d < dimensions.size(); d++) {
      long need = workload(fleet, d);
      // What no node has, no number of nodes holds: somebody put such a pod on a node by hand.
      if (need > 0 && fleet.room().allocatable(d) > 0) {
        Bound bound = new Bound("L1", dimensions.name(d), fewestNodes(fleet, d, need));
        bounds.put(dimensions.name(d), bound);
        best = bound.value() >= best.value() ? bound : best;
      }
    }
    return new FleetBounds(used(fleet), bounds, best);
  }

  private static int used(Fleet fleet) {
    int used = 0;
    for (int slot : fleet.slotsByName()) {
      used += fleet.isUsed(slot) ? 1 : 0;
    }
    return used;
  }

  private static long workload(Fleet fleet, int dimension) {
    long sum = 0;
    for (int slot : fleet.slotsByName()) {
      sum += fleet.room().used(dimension, slot) - fleet.daemons().used(dimension, slot);
    }
    return sum;
  }

  private static long fewestNodes(Fleet fleet, int dimension, long need) {
    long[] sizes = new long[fleet.nodeCount()];
    int next = 0;
    for (int slot : fleet.slotsByName()) {
      sizes[next++] =
          fleet.room().allocatable(dimension, slot) - fleet.daemons().used(dimension, slot);
    }
    Arrays.sort(sizes);
    long left = need;
    int nodes = 0;
    while (left > 0 && nodes < sizes.length) {
      nodes++;
      left -= sizes[sizes.length - nodes];
    }
    return nodes;
  }
}
