package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;

/**
 * A node as placement sees it.
 *
 * @param name its name
 * @param labels its labels
 * @param taints its taints
 * @param unschedulable whether it is cordoned
 * @param allocatable what pods may take; a node that reports none has {@link Resources#NONE} and
 *     takes no pod
 */
public record Node(
    String name,
    Map<String, String> labels,
    List<Taint> taints,
    boolean unschedulable,
    Resources allocatable) {

  /** Copies labels and taints. */
  public Node {
    labels = Map.copyOf(labels);
    taints = List.copyOf(taints);
  }
}
