package dev.orrery.localcluster.fleet;

import java.util.List;
import java.util.Map;

/**
 * One node to simulate, ready to be registered.
 *
 * @param name DNS label, unique in the cluster
 * @param index place in the fleet from 0; addresses and heartbeat phases follow from it
 * @param labels all labels, the well-known ones included
 * @param capacity resource name to quantity
 * @param allocatable capacity less what is reserved for the system
 * @param taints what repels pods
 */
public record SimulatedNode(
    String name,
    int index,
    Map<String, String> labels,
    Map<String, String> capacity,
    Map<String, String> allocatable,
    List<NodeTaint> taints) {

  /** The label that says at which site a node stands. */
  public static final String SITE_LABEL = "orrery.dev/site";
}
