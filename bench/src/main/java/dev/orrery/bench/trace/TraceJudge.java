package dev.orrery.bench.trace;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.openb.OpenbTrace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Judges by the trace's own figures what the API server says became of its pods; shares no code
 * with the placer.
 */
final class TraceJudge {

  private static final int MOST_PODS = 250;

  private final Map<String, Seat> seats = new HashMap<>();
  private final Map<String, OpenbTrace.Task> tasks = new HashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final List<OpenbTrace.Task> waiting = new ArrayList<>();
  private int bound;
  private int nameTheGpu;
  private String example = "";

  /** A machine and what is free of it: milli-cores, MiB, GPUs, pods. */
  private static final class Seat {

    private final OpenbTrace.Machine machine;
    private final int[] free;

    Seat(OpenbTrace.Machine machine) {
      this.machine = machine;
      this.free = new int[] {machine.cpuMilli(), machine.memoryMib(), machine.gpus(), MOST_PODS};
    }

    boolean fits(OpenbTrace.Task task) {
      int[] wanted = wants(task);
      for (int i = 0; i < free.length; i++) {
        if (wanted[i] > free[i]) {
          return false;
        }
      }
      return task.models().isEmpty() || task.models().contains(machine.model());
    }

    void take(OpenbTrace.Task task) {
      int[] wanted = wants(task);
      for (int i = 0; i < free.length; i++) {
        free[i] -= wanted[i];
      }
    }

    private static int[] wants(OpenbTrace.Task task) {
      return new int[] {task.cpuMilli(), task.memoryMib(), task.gpus(), 1};
    }
  }

  TraceJudge(OpenbTrace trace) {
    for (OpenbTrace.Machine machine : trace.nodes()) {
      seats.put(machine.name(), new Seat(machine));
    }
    trace.pods().forEach(task -> tasks.put(task.name(), task));
  }

  /** Whether every pod of the list is bound or has been told why not. */
  static boolean settled(JsonNode list) {
    for (JsonNode pod : list.path("items")) {
      if (pod.at("/spec/nodeName").asText().isEmpty() && verdict(pod).isMissingNode()) {
        return false;
      }
    }
    return true;
  }

  /**
   * Judges all pods.
   *
   * @throws BenchException when a node was given too much, a pod is missing, or one waits that a
   *     node has room for
   */
  void judge(JsonNode list) {
    list.path("items").forEach(this::take);
    if (bound + waiting.size() != tasks.size()) {
      throw BenchException.wrong(
          "pods are %d of %d. Maybe some were lost."
              .formatted(bound + waiting.size(), tasks.size()));
    }
    waiting.forEach(this::requireFull);
  }

  int bound() {
    return bound;
  }

  /** Pods that wait. */
  int waiting() {
    return waiting.size();
  }

  /** Pods that wait with the reason Unschedulable and a message that names the GPU. */
  int nameTheGpu() {
    return nameTheGpu;
  }

  /** How many pods wait for each reason. */
  Map<String, Integer> reasons() {
    return reasons;
  }

  /** What one of the pods that wait was told. */
  String example() {
    return example;
  }

  private void take(JsonNode pod) {
    String name = pod.at("/metadata/name").asText();
    String node = pod.at("/spec/nodeName").asText();
    OpenbTrace.Task task = tasks.get(name);
    if (task == null) {
      throw BenchException.wrong(
          "pod " + name + " is not of the trace. Maybe somebody else works here.");
    }
    if (node.isEmpty()) {
      waiting.add(task);
      tell(verdict(pod));
      return;
    }
    bound++;
    Seat seat = seats.get(node);
    if (seat == null || !seat.fits(task)) {
      throw BenchException.wrong(
          "node "
              + node
              + " was given "
              + name
              + ", which it has no room for. Maybe the scheduler over-commits.");
    }
    seat.take(task);
  }

  private void tell(JsonNode verdict) {
    String reason = verdict.path("reason").asText();
    String message = verdict.path("message").asText();
    reasons.merge(reason, 1, Integer::sum);
    if (reason.equals("Unschedulable") && message.contains(TraceObjects.GPU)) {
      nameTheGpu++;
      example = message;
    }
  }

  private void requireFull(OpenbTrace.Task task) {
    for (Seat seat : seats.values()) {
      if (seat.fits(task)) {
        throw BenchException.wrong(
            "pod "
                + task.name()
                + " waits, and node "
                + seat.machine.name()
                + " has room for it. Maybe a wake-up was lost.");
      }
    }
  }

  private static JsonNode verdict(JsonNode pod) {
    for (JsonNode condition : pod.at("/status/conditions")) {
      if (condition.path("type").asText().equals("PodScheduled")
          && condition.path("status").asText().equals("False")) {
        return condition;
      }
    }
    return pod.path("no such condition");
  }
}
