package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.cluster.Api;
import dev.orrery.localcluster.process.ClusterProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whether the pods on real nodes are ready now. What the API says of a pod may be older than the
 * node's process, with which all containers of the node ended: such a pod is not ready, whatever it
 * is called.
 */
final class RealPods {

  /** The API gives times in whole seconds. */
  private static final Duration GRAIN = Duration.ofSeconds(1);

  private final Api api;
  private final Map<String, Instant> nodes;

  /**
   * Those of a cluster.
   *
   * @param processes the cluster's processes; a node's has the node's name
   */
  RealPods(Api api, List<ClusterProcess> processes) {
    this.api = api;
    this.nodes =
        processes.stream()
            .collect(Collectors.toMap(ClusterProcess::name, process -> process.started()));
  }

  /**
   * How many nodes are ready. Their Leases tell whether they have been heard since their process
   * was started: a kubelet that finds itself ready does not write that again for minutes.
   */
  long readyNodes() {
    Set<String> heard =
        api.list("/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases").stream()
            .filter(lease -> isSince(name(lease), lease.at("/spec/renewTime")))
            .map(RealPods::name)
            .collect(Collectors.toSet());
    return api.list("/api/v1/nodes").stream()
        .filter(node -> heard.contains(name(node)) && isReady(node))
        .count();
  }

  private static String name(JsonNode object) {
    return object.at("/metadata/name").asText();
  }

  private static boolean isReady(JsonNode node) {
    for (JsonNode condition : node.at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("status").asText().equals("True");
      }
    }
    return false;
  }

  /** Whether all Deployments of a namespace run the pods they should, and only those. */
  boolean areReady(String namespace) {
    List<JsonNode> deployments = api.list("/apis/apps/v1/namespaces/" + namespace + "/deployments");
    return !deployments.isEmpty()
        && deployments.stream().allMatch(RealPods::isRolledOut)
        && api.list("/api/v1/namespaces/" + namespace + "/pods").stream().allMatch(this::isFresh);
  }

  static boolean isRolledOut(JsonNode deployment) {
    int wanted = deployment.at("/spec/replicas").asInt();
    JsonNode status = deployment.path("status");
    return status.path("observedGeneration").asLong()
            >= deployment.at("/metadata/generation").asLong()
        && status.path("updatedReplicas").asInt() == wanted
        && status.path("availableReplicas").asInt() == wanted
        && status.path("replicas").asInt() == wanted;
  }

  /** Whether each container was started by the node's process of today. */
  boolean isFresh(JsonNode pod) {
    String node = pod.at("/spec/nodeName").asText();
    for (JsonNode container : pod.at("/status/containerStatuses")) {
      if (!isSince(node, container.at("/state/running/startedAt"))) {
        return false;
      }
    }
    return true;
  }

  private boolean isSince(String node, JsonNode time) {
    Instant started = nodes.getOrDefault(node, Instant.EPOCH);
    return time.isTextual() && !Instant.parse(time.asText()).isBefore(started.minus(GRAIN));
  }
}
