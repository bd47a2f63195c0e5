package dev.orrery.kube.pod;

import dev.orrery.kube.json.Pool;
import dev.orrery.scheduler.model.HostPort;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import dev.orrery.scheduler.model.PodShape;
import dev.orrery.scheduler.model.Resources;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pod as written, until all of it has been read. */
final class PodDraft {

  String name = "";
  String namespace = "default";
  String uid = "";
  String created = "";
  boolean deleted;
  Map<String, String> labels = Map.of();
  String owner = "";
  boolean ownerControls;
  @Nullable String controller;
  @Nullable String decision;

  String node = "";
  String schedulerName = "default-scheduler";
  int priority;
  boolean hostNetwork;
  Resources overhead = Resources.NONE;
  Map<String, String> nodeSelector = Map.of();
  final AffinityDraft affinity = new AffinityDraft();
  final List<String> gates = new ArrayList<>();
  final RequestsDraft requests = new RequestsDraft();
  private final List<TolerationFields.Draft> tolerations = new ArrayList<>();
  private final List<SpreadFields.Draft> spread = new ArrayList<>();

  String phase = "";
  String nominatedNode = "";
  Condition condition = new Condition();
  private PodState.@Nullable Verdict verdict;

  TolerationFields.Draft toleration() {
    var toleration = new TolerationFields.Draft();
    tolerations.add(toleration);
    return toleration;
  }

  SpreadFields.Draft spread() {
    var constraint = new SpreadFields.Draft();
    spread.add(constraint);
    return constraint;
  }

  /** Takes from the condition just read what placement wants to know. */
  void judge() {
    if (condition.type.equals("PodScheduled") && condition.status.equals("False")) {
      verdict = new PodState.Verdict(condition.reason, condition.message);
    }
    if (condition.type.equals("PodResizePending") && condition.status.equals("True")) {
      requests.infeasible |= condition.reason.equals("Infeasible");
    }
  }

  PodState finish(Pool pool, List<String> unknown) {
    Pod pod =
        new Pod(
            new PodKey(namespace, name, uid),
            shape(pool, unknown),
            node.isEmpty() ? null : node,
            nominatedNode.isEmpty() ? null : nominatedNode,
            phase(),
            createdMillis(),
            controller);
    return new PodState(pod, verdict, decision);
  }

  private PodShape shape(Pool pool, List<String> unknown) {
    return pool.one(
        new PodShape(
            namespace,
            pool.one(Map.copyOf(labels)),
            schedulerName,
            priority,
            pool.one(requests.effective(overhead)),
            hostPorts(),
            pool.one(Map.copyOf(nodeSelector)),
            pool.one(affinity.nodes.finish()),
            pool.one(tolerations.stream().map(TolerationFields.Draft::finish).toList()),
            pool.one(spread.stream().map(constraint -> constraint.finish(labels)).toList()),
            pool.one(affinity.near.finish(namespace, labels)),
            pool.one(affinity.apart.finish(namespace, labels)),
            List.copyOf(gates),
            unknown));
  }

  private List<HostPort> hostPorts() {
    return requests
        .ports()
        .map(port -> port.onNode(hostNetwork))
        .<HostPort>mapMulti(
            (port, sink) -> {
              if (port != null) {
                sink.accept(port);
              }
            })
        .toList();
  }

  private Pod.Phase phase() {
    if (phase.equals("Succeeded") || phase.equals("Failed")) {
      return Pod.Phase.FINISHED;
    }
    if (deleted) {
      return Pod.Phase.TERMINATING;
    }
    return phase.isEmpty() || phase.equals("Pending") ? Pod.Phase.PENDING : Pod.Phase.RUNNING;
  }

  private long createdMillis() {
    try {
      return created.isEmpty() ? 0 : Instant.parse(created).toEpochMilli();
    } catch (DateTimeParseException notOne) {
      return 0;
    }
  }

  /** A condition as written. */
  static final class Condition {
    String type = "";
    String status = "";
    String reason = "";
    String message = "";
  }
}
