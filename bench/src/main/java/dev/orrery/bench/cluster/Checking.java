package dev.orrery.bench.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.bench.BenchException;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Adds up, from the API server's own list of pods, what each node was given: shares no code with
 * any scheduler.
 */
public final class Checking {

  private final Map<String, BigDecimal> milliCores = new HashMap<>();
  private final Map<String, BigDecimal> mebibytes = new HashMap<>();
  private final Map<String, Integer> pods = new HashMap<>();

  /**
   * Checks that no node was given more than it has.
   *
   * @param list the answer to a list of all pods
   * @param bounded whether that was asked for
   * @return the nodes with at least one pod
   */
  public static Set<String> nodesUsed(JsonNode list, boolean bounded) {
    var checking = new Checking();
    list.path("items").forEach(checking::add);
    if (bounded) {
      checking.pods.keySet().forEach(checking::check);
    }
    return new TreeSet<>(checking.pods.keySet());
  }

  private void add(JsonNode pod) {
    String node = pod.at("/spec/nodeName").asText();
    if (node.isEmpty()) {
      return;
    }
    pods.merge(node, 1, Integer::sum);
    for (JsonNode container : pod.at("/spec/containers")) {
      JsonNode requests = container.at("/resources/requests");
      milliCores.merge(node, milli(requests.path("cpu").asText()), BigDecimal::add);
      mebibytes.merge(node, mebi(requests.path("memory").asText()), BigDecimal::add);
    }
  }

  private void check(String node) {
    check(
        node,
        "milli-cores",
        milliCores.getOrDefault(node, BigDecimal.ZERO),
        PodSize.NODE_CORES * 1_000L);
    check(
        node,
        "mebibytes",
        mebibytes.getOrDefault(node, BigDecimal.ZERO),
        PodSize.NODE_GIBIBYTES * 1_024L);
    check(node, "pods", BigDecimal.valueOf(pods.getOrDefault(node, 0)), PodSize.NODE_PODS);
  }

  private static void check(String node, String what, BigDecimal given, long has) {
    if (given.compareTo(BigDecimal.valueOf(has)) > 0) {
      throw BenchException.wrong(
          what
              + " given of "
              + node
              + " are "
              + given
              + " of "
              + has
              + ". Maybe the scheduler over-commits.");
    }
  }

  /** CPU as the API server writes it back: {@code 2} or {@code 250m}. */
  private static BigDecimal milli(String text) {
    return text.endsWith("m")
        ? new BigDecimal(text.substring(0, text.length() - 1))
        : new BigDecimal(text).movePointRight(3);
  }

  /** Memory as the API server writes it back: {@code 512Mi} or {@code 4Gi}. */
  private static BigDecimal mebi(String text) {
    var number = new BigDecimal(text.substring(0, text.length() - 2));
    return text.endsWith("Gi") ? number.multiply(BigDecimal.valueOf(1_024)) : number;
  }
}
