package dev.orrery.bench.cluster;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.plan.Seed;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The same nodes and pods for every contender.
 *
 * @param nodes how many nodes, all alike
 * @param pods what each pod asks for, in the order of creation
 */
public record Fleet(int nodes, List<PodSize> pods) {

  /** The namespace of the pods. */
  public static final String NAMESPACE = "fleet";

  /** Pods drawn from the mix. */
  public static Fleet of(int nodes, int pods, Seed seed) {
    RandomGenerator random = seed.random("fleet-mix");
    return new Fleet(
        nodes,
        IntStream.range(0, pods)
            .mapToObj(_ -> PodSize.MIX.get(random.nextInt(PodSize.MIX.size())))
            .toList());
  }

  /** The name of a node. */
  public static String nodeName(int index) {
    return "node-%04d".formatted(index);
  }

  /** A node that is ready. */
  public static ObjectNode node(int index) {
    ObjectNode node = object("v1", "Node", nodeName(index));
    metadata(node)
        .putObject("labels")
        .put("kubernetes.io/hostname", nodeName(index))
        .put("kubernetes.io/os", "linux")
        .put("topology.kubernetes.io/zone", "zone-" + index % 3);
    ObjectNode status = node.putObject("status");
    for (String field : List.of("capacity", "allocatable")) {
      status
          .putObject(field)
          .put("cpu", Integer.toString(PodSize.NODE_CORES))
          .put("memory", PodSize.NODE_GIBIBYTES + "Gi")
          .put("pods", Integer.toString(PodSize.NODE_PODS));
    }
    ObjectNode ready = status.putArray("conditions").addObject();
    ready.put("type", "Ready").put("status", "True").put("reason", "KubeletReady");
    return node;
  }

  /** A pod that waits for a scheduler. */
  public ObjectNode pod(int index, String scheduler) {
    PodSize size = pods.get(index);
    int shape = PodSize.MIX.indexOf(size);
    ObjectNode pod = object("v1", "Pod", "pod-%05d".formatted(index));
    metadata(pod).put("namespace", NAMESPACE).putObject("labels").put("app", "shape-" + shape);
    ObjectNode spec = pod.putObject("spec").put("schedulerName", scheduler);
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", "main").put("image", "registry.example/app:1");
    container
        .putObject("resources")
        .putObject("requests")
        .put("cpu", size.milliCores() + "m")
        .put("memory", size.mebibytes() + "Mi");
    return pod;
  }

  /** An object with nothing but its name. */
  public static ObjectNode object(String apiVersion, String kind, String name) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    object.put("apiVersion", apiVersion).put("kind", kind);
    object.putObject("metadata").put("name", name);
    return object;
  }

  private static ObjectNode metadata(ObjectNode object) {
    return object.withObject("/metadata");
  }
}
