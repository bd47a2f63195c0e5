package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.fleet.Fleet;
import dev.orrery.scheduler.fleet.Shape;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.place.Inspector;
import dev.orrery.scheduler.place.Placer;
import dev.orrery.scheduler.rule.Rejection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why the nodes reject a pod, each node counted once, under the first rule that rejects it.
 *
 * @param nodes how many nodes there are
 * @param fitting how many of them admit the pod
 * @param groups largest first
 * @param moreNodesHelp whether another node like those that are there would take it
 */
public record Diagnosis(
    int nodes, int fitting, List<RejectionGroup> groups, boolean moreNodesHelp) {

  /** Copies the list. */
  public Diagnosis {
    groups = List.copyOf(groups);
  }

  /** Asks every node; cost grows with nodes times rules. */
  public static Diagnosis of(Placer placer, Shape shape) {
    Fleet fleet = placer.fleet();
    Inspector inspector = placer.inspector(shape);
    Map<List<Object>, RejectionGroup> groups = new LinkedHashMap<>();
    int fitting = 0;
    for (int slot : fleet.slotsByName()) {
      List<Rejection> rejections = inspector.rejections(slot);
      Node node = fleet.node(slot);
      if (rejections.isEmpty() || node == null) {
        fitting++;
        continue;
      }
      Rejection first = rejections.getFirst();
      List<Object> key = List.of(first.rule(), first.subject());
      RejectionGroup group = groups.get(key);
      groups.put(
          key,
          group == null ? RejectionGroup.of(first, node.name()) : group.and(first, node.name()));
    }
    List<RejectionGroup> sorted =
        groups.values().stream()
            .sorted(Comparator.comparingInt(RejectionGroup::nodes).reversed())
            .toList();
    return new Diagnosis(fleet.nodeCount(), fitting, sorted, inspector.moreNodesHelp());
  }

  /** For people: {@code "0 of 500 nodes fit: 412 cpu (short by 2.5 cores at best), 8 cordoned"}. */
  public String message() {
    if (nodes == 0) {
      return "there are no nodes";
    }
    String reasons = groups.stream().map(RejectionGroup::text).collect(Collectors.joining(", "));
    return fitting
        + " of "
        + nodes
        + " nodes fit"
        + (reasons.isEmpty() ? "" : ": " + reasons)
        + (moreNodesHelp || fitting > 0 ? "" : ". More nodes like these would not help");
  }
}
