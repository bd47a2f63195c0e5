package dev.orrery.localcluster.node;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The addresses of one cluster's real nodes. They come from 198.18.0.0/15, which is set aside for
 * benchmarks of networks (RFC 2544): nothing else on a machine should use it.
 *
 * @param number keeps clusters on one machine apart, 1 to 254
 * @param nodes how many there are, 1 or 2
 */
public record NodeNetwork(int number, int nodes) {
  /** More would not fit into the /24 of pods, half of which each node gets. */
  public static final int MOST_NODES = 2;

  /** The address of the cluster's DNS, within the API server's range of Services. */
  public static final String DNS = "10.96.0.10";

  private static final int NUMBERS = 254;
  private static final int FIRST_ADDRESS = 10;
  private static final int PODS_PER_NODE = 128;

  /** Refuses what has no addresses. */
  public NodeNetwork {
    if (number < 1 || number > NUMBERS || nodes < 1 || nodes > MOST_NODES) {
      throw new IllegalArgumentException(
          "number is "
              + number
              + ", nodes is "
              + nodes
              + ". Maybe use a number from 1 to "
              + NUMBERS
              + " and 1 or "
              + MOST_NODES
              + " nodes.");
    }
  }

  /**
   * The network for a cluster; the same name gets the same one where it is free.
   *
   * @param cluster its name
   * @param links the names of this machine's network links
   */
  public static NodeNetwork pick(String cluster, int nodes, Set<String> links) {
    int start = Math.floorMod(cluster.hashCode(), NUMBERS);
    return IntStream.range(0, NUMBERS)
        .mapToObj(step -> new NodeNetwork((start + step) % NUMBERS + 1, nodes))
        .filter(network -> !links.contains(network.link()))
        .findFirst()
        .orElseThrow(
            () ->
                new ClusterException(
                    FailureReason.CONFIGURATION,
                    "all "
                        + NUMBERS
                        + " networks for real nodes are taken. Maybe take some clusters down."));
  }

  /** The name of the link on this machine that leads to the nodes. */
  public String link() {
    return "orrery" + number;
  }

  /** This machine's address on that link. */
  public String host() {
    return "198.18." + number + ".1";
  }

  /** A node's name; nodes count from 1. */
  public String name(int node) {
    return "node-" + node;
  }

  /** A node's address. */
  public String address(int node) {
    return "198.18." + number + "." + (FIRST_ADDRESS + node);
  }

  /** The range of a node's pods. */
  public String pods(int node) {
    return "198.19." + number + "." + (node - 1) * PODS_PER_NODE + "/25";
  }

  /** The range of all pods. */
  public String allPods() {
    return "198.19." + number + ".0/24";
  }

  /** A node's control group, below the root of each hierarchy. */
  public String cgroup(int node) {
    return link() + "-" + name(node);
  }

  /** The numbers of the nodes. */
  public List<Integer> each() {
    return IntStream.rangeClosed(1, nodes).boxed().toList();
  }

  /** The routes from a node to the other nodes' pods: range, comma, gateway; blanks between. */
  String routes(int node) {
    return each().stream()
        .filter(other -> other != node)
        .map(other -> pods(other) + "," + address(other))
        .collect(Collectors.joining(" "));
  }
}
