package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;

/**
 * The Workloads that {@code up} brings along, sized for the nodes there are.
 *
 * @param namespace the Namespace they are in
 * @param workloads the Workloads
 */
record DemoFleet(ObjectNode namespace, List<ObjectNode> workloads) {

  /** Its namespace. */
  static final String NAMESPACE = "demo";

  private static final int NODES = 30;

  /** More would make people wait, and shows nothing new. */
  private static final double LARGEST = 8;

  /** The fleet for so many nodes. */
  static DemoFleet of(int nodes) throws IOException {
    List<ObjectNode> objects = Manifests.parse(Manifests.resource("demo.yaml"));
    List<ObjectNode> workloads = objects.subList(1, objects.size());
    double scale = Math.min(LARGEST, (double) nodes / NODES);
    for (ObjectNode workload : workloads) {
      ObjectNode spec = workload.withObject("/spec");
      long replicas = Math.max(1, Math.round(spec.path("replicas").asInt() * scale));
      spec.put("replicas", replicas);
    }
    return new DemoFleet(objects.getFirst(), List.copyOf(workloads));
  }

  /** How many pods it has. */
  int pods() {
    return workloads.stream().mapToInt(one -> one.at("/spec/replicas").asInt()).sum();
  }
}
