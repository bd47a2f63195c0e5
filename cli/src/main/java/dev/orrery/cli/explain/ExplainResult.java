package dev.orrery.cli.explain;

import java.util.List;

/**
 * What {@code orrery explain} says.
 *
 * @param command always {@code explain}
 * @param kind {@code pod} or {@code workload}
 * @param namespace of the pod or Workload
 * @param name of the pod or Workload
 * @param source the cluster or the files that were looked at
 * @param placed how many of the pods have a node
 * @param pending how many have none
 * @param pods each of them, pending ones first
 */
record ExplainResult(
    String command,
    String kind,
    String namespace,
    String name,
    String source,
    int placed,
    int pending,
    List<PodView> pods) {

  ExplainResult {
    pods = List.copyOf(pods);
  }

  static ExplainResult of(String kind, ObjectName object, String source, List<PodView> pods) {
    int placed = (int) pods.stream().filter(pod -> pod.node() != null).count();
    return new ExplainResult(
        "explain",
        kind,
        object.namespace(),
        object.name(),
        source,
        placed,
        pods.size() - placed,
        pods);
  }
}
