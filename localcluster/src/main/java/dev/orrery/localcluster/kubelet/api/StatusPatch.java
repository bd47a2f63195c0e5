package dev.orrery.localcluster.kubelet.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.orrery.localcluster.kubelet.node.Refusal;
import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.PodCondition;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import dev.orrery.localcluster.kubelet.pod.PodReport.Phase;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The strategic merge patch of one pod's status. It carries the pod's uid, so that it can never
 * land on another pod of the same name, and leaves the conditions of others alone.
 *
 * @param uid of the pod
 * @param generation of the spec that the status speaks of
 * @param spec what the pod is
 * @param admittedAt when the kubelet took it, milliseconds since the epoch
 * @param report what to say
 * @param times of the conditions
 * @param hostAddress of the node
 * @param address of the pod
 * @param now milliseconds since the epoch
 */
public record StatusPatch(
    String uid,
    long generation,
    PodSpec spec,
    long admittedAt,
    PodReport report,
    ConditionTimes times,
    String hostAddress,
    String address,
    long now) {

  /** The media type. */
  public static final String TYPE = "application/strategic-merge-patch+json";

  /** The patch of a pod that its node refused. */
  public static byte[] refused(String uid, Refusal refusal, long now) {
    return JsonBytes.write(
        json -> {
          open(json, uid);
          json.writeStringField("phase", Phase.FAILED.text());
          json.writeStringField("reason", refusal.reason());
          json.writeStringField("message", "Pod was refused by its node: " + refusal.message());
          json.writeStringField("startTime", JsonBytes.time(now));
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** The patch. */
  public byte[] bytes() {
    return JsonBytes.write(this::write);
  }

  private static void open(JsonGenerator json, String uid) throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("metadata");
    json.writeStringField("uid", uid);
    json.writeEndObject();
    json.writeObjectFieldStart("status");
  }

  private void write(JsonGenerator json) throws IOException {
    open(json, uid);
    json.writeStringField("phase", report.phase().text());
    if (generation > 0) {
      json.writeNumberField("observedGeneration", generation);
    }
    json.writeStringField("startTime", JsonBytes.time(admittedAt));
    addresses(json);
    json.writeArrayFieldStart("conditions");
    for (PodCondition condition : PodCondition.values()) {
      condition(json, condition);
    }
    json.writeEndArray();
    int inits = spec.init().size();
    ContainerJson containers = new ContainerJson(json, uid, report, now);
    if (inits > 0) {
      containers.array("initContainerStatuses", spec.init(), report.state().init(), 0, true);
    }
    boolean waitsForInit = !report.is(PodCondition.INITIALIZED);
    containers.array("containerStatuses", spec.main(), report.state().main(), inits, waitsForInit);
    json.writeEndObject();
    json.writeEndObject();
  }

  private void addresses(JsonGenerator json) throws IOException {
    json.writeStringField("hostIP", hostAddress);
    one(json, "hostIPs", hostAddress);
    if (report.is(PodCondition.READY_TO_START) || report.phase().terminal()) {
      json.writeStringField("podIP", address);
      one(json, "podIPs", address);
    }
  }

  private static void one(JsonGenerator json, String field, String address) throws IOException {
    json.writeArrayFieldStart(field);
    json.writeStartObject();
    json.writeStringField("ip", address);
    json.writeEndObject();
    json.writeEndArray();
  }

  private void condition(JsonGenerator json, PodCondition condition) throws IOException {
    boolean holds = report.is(condition);
    json.writeStartObject();
    json.writeStringField("type", condition.type());
    json.writeStringField("status", holds ? "True" : "False");
    json.writeStringField("lastTransitionTime", JsonBytes.time(times.of(condition)));
    if (generation > 0) {
      json.writeNumberField("observedGeneration", generation);
    }
    if (holds) {
      json.writeNullField("reason");
      json.writeNullField("message");
    } else {
      because(json, condition);
    }
    json.writeEndObject();
  }

  private void because(JsonGenerator json, PodCondition condition) throws IOException {
    if (condition == PodCondition.READY_TO_START) {
      json.writeNullField("reason");
      json.writeNullField("message");
    } else if (report.phase().terminal()) {
      boolean good = report.phase() == Phase.SUCCEEDED;
      json.writeStringField("reason", good ? "PodCompleted" : "PodFailed");
      json.writeNullField("message");
    } else if (condition == PodCondition.INITIALIZED) {
      json.writeStringField("reason", "ContainersNotInitialized");
      json.writeStringField("message", "not initialized: " + unready(0, spec.init().size()));
    } else if (condition == PodCondition.READY && report.is(PodCondition.CONTAINERS_READY)) {
      json.writeStringField("reason", "ReadinessGatesNotReady");
      json.writeStringField("message", "a readiness gate is not True");
    } else {
      int inits = spec.init().size();
      json.writeStringField("reason", "ContainersNotReady");
      json.writeStringField("message", "not ready: " + unready(0, inits + spec.main().size()));
    }
  }

  private String unready(int from, int to) {
    List<String> names = new ArrayList<>();
    int inits = spec.init().size();
    for (int i = from; i < to; i++) {
      if (!report.readyAt(i)) {
        names.add(i < inits ? spec.init().get(i).name() : spec.main().get(i - inits).name());
      }
    }
    return String.join(", ", names);
  }
}
