package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import java.util.List;
import java.util.Map;

/**
 * A cluster at one moment; immutable, so any thread may read it.
 *
 * @param version the fleet's version it was taken at, 0 where it was read from files
 * @param nodes all nodes
 * @param pods all pods of every scheduler, pending ones among them
 * @param namespaces labels by namespace
 */
public record Snapshot(
    long version, List<Node> nodes, List<Pod> pods, Map<String, Map<String, String>> namespaces) {

  /** Copies everything. */
  public Snapshot {
    nodes = List.copyOf(nodes);
    pods = List.copyOf(pods);
    namespaces = Map.copyOf(namespaces);
  }
}
