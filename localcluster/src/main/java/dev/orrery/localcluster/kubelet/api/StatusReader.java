package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import dev.orrery.localcluster.kubelet.pod.ContainerState;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import dev.orrery.localcluster.kubelet.pod.PodCondition;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.PodState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads a pod's status, so that a kubelet that starts again goes on where the last one was. */
final class StatusReader {

  private StatusReader() {}

  static PodView.Status read(PodSpec spec, JsonNode status) {
    JsonNode conditions = status.path("conditions");
    long startedAt = Json.time(status.path("startTime"));
    return new PodView.Status(
        status.path("phase").asText("Pending"),
        holds(conditions, PodCondition.READY.type()),
        spec.readinessGates().stream().allMatch(gate -> holds(conditions, gate)),
        startedAt,
        status.path("podIP").asText(),
        state(spec, status),
        times(conditions));
  }

  private static boolean holds(JsonNode conditions, String type) {
    return Json.condition(conditions, type).path("status").asText().equals("True");
  }

  private static @Nullable PodState state(PodSpec spec, JsonNode status) {
    JsonNode main = status.path("containerStatuses");
    if (main.size() != spec.main().size()) {
      return null;
    }
    return new PodState(
        states(spec.init(), status.path("initContainerStatuses")), states(spec.main(), main));
  }

  private static List<ContainerState> states(List<ContainerSpec> specs, JsonNode statuses) {
    List<ContainerState> states = new ArrayList<>(specs.size());
    for (ContainerSpec spec : specs) {
      ContainerState state = Waiting.FIRST;
      for (JsonNode status : statuses) {
        state = status.path("name").asText().equals(spec.name()) ? container(status) : state;
      }
      states.add(state);
    }
    return List.copyOf(states);
  }

  private static ContainerState container(JsonNode status) {
    int restarts = status.path("restartCount").asInt();
    Terminated last = terminated(status.path("lastState").path("terminated"), restarts);
    JsonNode state = status.path("state");
    if (state.has("running")) {
      return new Running(Json.time(state.path("running").path("startedAt")), restarts, last);
    }
    Terminated ended = terminated(state.path("terminated"), restarts);
    if (ended != null) {
      return ended;
    }
    return last == null ? Waiting.FIRST : new Waiting(last.finishedAt(), restarts, last);
  }

  private static @Nullable Terminated terminated(JsonNode state, int restarts) {
    return state.isMissingNode()
        ? null
        : new Terminated(
            Json.time(state.path("startedAt")),
            Json.time(state.path("finishedAt")),
            state.path("exitCode").asInt(),
            restarts);
  }

  private static ConditionTimes times(JsonNode conditions) {
    int bits = 0;
    for (PodCondition condition : PodCondition.values()) {
      bits |= condition.bit(holds(conditions, condition.type()));
    }
    return new ConditionTimes(
        bits,
        time(conditions, PodCondition.READY_TO_START),
        time(conditions, PodCondition.INITIALIZED),
        time(conditions, PodCondition.CONTAINERS_READY),
        time(conditions, PodCondition.READY));
  }

  private static long time(JsonNode conditions, PodCondition condition) {
    return Json.time(Json.condition(conditions, condition.type()).path("lastTransitionTime"));
  }
}
