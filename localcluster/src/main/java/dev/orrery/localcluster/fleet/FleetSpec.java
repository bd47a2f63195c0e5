package dev.orrery.localcluster.fleet;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The nodes of a simulated fleet, group by group.
 *
 * @param groups at least one
 */
public record FleetSpec(@JsonProperty(value = "groups", required = true) List<NodeGroup> groups) {

  /** Checks counts, quantities and that no name comes twice. */
  public FleetSpec {
    if (groups.isEmpty()) {
      throw new FleetException("groups is empty. Maybe describe at least one group of nodes.");
    }
    groups = List.copyOf(groups);
    groups.forEach(NodeGroup::check);
  }

  /** How many nodes the fleet has. */
  public int size() {
    return groups.stream().mapToInt(NodeGroup::count).sum();
  }

  /** All nodes, in the order of the groups, indexed from 0. */
  public List<SimulatedNode> nodes() {
    List<SimulatedNode> nodes = new ArrayList<>(size());
    groups.forEach(group -> nodes.addAll(group.nodes(nodes.size())));
    Set<String> seen = new HashSet<>();
    for (SimulatedNode node : nodes) {
      if (!seen.add(node.name())) {
        throw new FleetException(
            "name of a node is %s twice. Maybe give each group a name of its own."
                .formatted(node.name()));
      }
    }
    return nodes;
  }
}
