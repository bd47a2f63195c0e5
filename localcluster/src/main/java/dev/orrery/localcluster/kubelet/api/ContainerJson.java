package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orrery.localcluster.kubelet.pod.ContainerSpec;
import dev.orrery.localcluster.kubelet.pod.ContainerState;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes container statuses. */
record ContainerJson(JsonGenerator json, String uid, PodReport report, long now) {

  /**
   * @param firstPlace place of the first container in the report's bits
   * @param waitsForInit whether a container that never started waits for init containers
   */
  void array(
      String field,
      List<ContainerSpec> specs,
      List<ContainerState> states,
      int firstPlace,
      boolean waitsForInit)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (int i = 0; i < specs.size(); i++) {
      container(specs.get(i), states.get(i), firstPlace + i, waitsForInit);
    }
    json.writeEndArray();
  }

  private void container(ContainerSpec spec, ContainerState state, int place, boolean waitsForInit)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("name", spec.name());
    json.writeStringField("image", spec.image());
    json.writeBooleanField("ready", report.readyAt(place));
    json.writeBooleanField("started", report.startedAt(place));
    json.writeNumberField("restartCount", state.restarts());
    boolean began = !(state instanceof Waiting) || state.last() != null;
    json.writeStringField("imageID", began ? "orrery-fake://" + spec.image() : "");
    if (began) {
      json.writeStringField("containerID", id(spec, state.restarts()));
    }
    json.writeObjectFieldStart("state");
    state(spec, state, waitsForInit);
    json.writeEndObject();
    lastState(spec, state.last());
    if (state instanceof Running) {
      resources(spec);
    }
    json.writeEndObject();
  }

  private void state(ContainerSpec spec, ContainerState state, boolean waitsForInit)
      throws IOException {
    switch (state) {
      case Waiting waiting -> {
        json.writeObjectFieldStart("waiting");
        boolean backsOff = waiting.last() != null && waiting.notBefore() > now;
        String fresh = waitsForInit ? "PodInitializing" : "ContainerCreating";
        json.writeStringField("reason", backsOff ? "CrashLoopBackOff" : fresh);
        json.writeEndObject();
      }
      case Running run -> {
        json.writeObjectFieldStart("running");
        json.writeStringField("startedAt", JsonBytes.time(run.since()));
        json.writeEndObject();
      }
      case Terminated ended -> terminated(spec, ended);
    }
  }

  private void lastState(ContainerSpec spec, @Nullable Terminated last) throws IOException {
    json.writeObjectFieldStart("lastState");
    if (last != null) {
      terminated(spec, last);
    }
    json.writeEndObject();
  }

  private void terminated(ContainerSpec spec, Terminated ended) throws IOException {
    json.writeObjectFieldStart("terminated");
    json.writeNumberField("exitCode", ended.exitCode());
    json.writeStringField("reason", ended.reason());
    json.writeStringField("startedAt", JsonBytes.time(ended.startedAt()));
    json.writeStringField("finishedAt", JsonBytes.time(ended.finishedAt()));
    json.writeStringField("containerID", id(spec, ended.restarts()));
    json.writeEndObject();
  }

  private void resources(ContainerSpec spec) throws IOException {
    if (spec.requests().isEmpty() && spec.limits().isEmpty()) {
      return;
    }
    strings("allocatedResources", spec.requests());
    json.writeObjectFieldStart("resources");
    strings("requests", spec.requests());
    strings("limits", spec.limits());
    json.writeEndObject();
  }

  private void strings(String field, Map<String, String> map) throws IOException {
    if (!map.isEmpty()) {
      json.writeObjectFieldStart(field);
      for (Map.Entry<String, String> entry : map.entrySet()) {
        json.writeStringField(entry.getKey(), entry.getValue());
      }
      json.writeEndObject();
    }
  }

  private String id(ContainerSpec spec, int restarts) {
    return "orrery-fake://%s/%s/%d".formatted(uid, spec.name(), restarts);
  }
}
