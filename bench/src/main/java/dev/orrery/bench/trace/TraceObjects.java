package dev.orrery.bench.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.openb.OpenbTrace;
import java.util.List;
import java.util.Set;

/** The trace's nodes and pods as Kubernetes' objects: a share of a GPU becomes a whole one. */
final class TraceObjects {

  /** The extended resource that a GPU is. */
  static final String GPU = "nvidia.com/gpu";

  private static final String MODEL = "nvidia.com/gpu.product";
  private static final int MOST_PODS = 250;

  private TraceObjects() {}

  static ObjectNode node(OpenbTrace.Machine machine) {
    ObjectNode node = Fleet.object("v1", "Node", machine.name());
    ObjectNode labels = node.withObject("/metadata").putObject("labels");
    labels.put("kubernetes.io/hostname", machine.name());
    if (!machine.model().isEmpty()) {
      labels.put(MODEL, machine.model());
    }
    ObjectNode status = node.putObject("status");
    for (String field : List.of("capacity", "allocatable")) {
      ObjectNode room = status.putObject(field);
      room.put("cpu", machine.cpuMilli() + "m").put("memory", machine.memoryMib() + "Mi");
      room.put("pods", Integer.toString(MOST_PODS));
      if (machine.gpus() > 0) {
        room.put(GPU, Integer.toString(machine.gpus()));
      }
    }
    ObjectNode ready = status.putArray("conditions").addObject();
    ready.put("type", "Ready").put("status", "True").put("reason", "KubeletReady");
    return node;
  }

  static ObjectNode pod(OpenbTrace.Task task) {
    ObjectNode pod = Fleet.object("v1", "Pod", task.name());
    pod.withObject("/metadata").put("namespace", Fleet.NAMESPACE);
    ObjectNode spec = pod.putObject("spec").put("schedulerName", "orrery");
    if (!task.models().isEmpty()) {
      requireModel(spec, task.models());
    }
    ObjectNode container = spec.putArray("containers").addObject();
    container.put("name", "main").put("image", "registry.example/task:1");
    ObjectNode resources = container.putObject("resources");
    ObjectNode requests = resources.putObject("requests");
    requests.put("cpu", task.cpuMilli() + "m").put("memory", task.memoryMib() + "Mi");
    if (task.gpus() > 0) {
      requests.put(GPU, Integer.toString(task.gpus()));
      // An extended resource is asked for only with a limit of the same amount.
      resources.putObject("limits").put(GPU, Integer.toString(task.gpus()));
    }
    return pod;
  }

  private static void requireModel(ObjectNode spec, Set<String> models) {
    ObjectNode term =
        spec.withObject("/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution")
            .putArray("nodeSelectorTerms")
            .addObject()
            .putArray("matchExpressions")
            .addObject();
    ArrayNode values = term.put("key", MODEL).put("operator", "In").putArray("values");
    models.stream().sorted().forEach(values::add);
  }
}
