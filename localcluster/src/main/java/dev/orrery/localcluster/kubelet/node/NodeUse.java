package dev.orrery.localcluster.kubelet.node;

import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import dev.orrery.localcluster.kubelet.pod.HostPort;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the pods on a node take of it. For one thread. */
public final class NodeUse {

  private final Map<String, Long> used = new HashMap<>();
  private final List<HostPort> ports = new ArrayList<>(0);
  private int pods;

  /** Counts a pod in. */
  public void add(PodSpec pod) {
    pod.demand().forEach((resource, amount) -> used.merge(resource, amount, Long::sum));
    ports.addAll(portsOf(pod));
    pods++;
  }

  /** Counts a pod out that was counted in. */
  public void remove(PodSpec pod) {
    pod.demand().forEach((resource, amount) -> used.merge(resource, -amount, Long::sum));
    portsOf(pod).forEach(ports::remove);
    pods--;
  }

  /** How much of a resource is taken. */
  public long used(String resource) {
    return used.getOrDefault(resource, 0L);
  }

  /**
   * Why a further pod does not fit, or null when it does.
   *
   * @param allocatable of the node; what it does not list it has none of
   */
  public @Nullable Refusal refusal(PodSpec pod, Map<String, Long> allocatable) {
    long podLimit = allocatable.getOrDefault("pods", 0L);
    if (pods + 1 > podLimit) {
      return outOf("pods", 1, pods, podLimit);
    }
    for (Map.Entry<String, Long> entry : pod.demand().entrySet()) {
      String resource = entry.getKey();
      long has = allocatable.getOrDefault(resource, 0L);
      if (used(resource) + entry.getValue() > has) {
        return outOf(resource, entry.getValue(), used(resource), has);
      }
    }
    for (HostPort port : portsOf(pod)) {
      if (ports.stream().anyMatch(port::clashesWith)) {
        return new Refusal(
            "NodePorts",
            "Host port %d/%s is taken. Maybe bind the pod elsewhere."
                .formatted(port.port(), port.protocol()));
      }
    }
    return null;
  }

  private static Refusal outOf(String resource, long asked, long used, long has) {
    return new Refusal(
        "OutOf" + resource,
        "The node has not enough %s: requested %d, used %d, allocatable %d."
            .formatted(resource, asked, used, has));
  }

  private static List<HostPort> portsOf(PodSpec pod) {
    List<HostPort> all = new ArrayList<>(0);
    for (ContainerSpec container : pod.main()) {
      all.addAll(container.hostPorts());
    }
    for (ContainerSpec container : pod.init()) {
      if (container.sidecar()) {
        all.addAll(container.hostPorts());
      }
    }
    return all;
  }
}
