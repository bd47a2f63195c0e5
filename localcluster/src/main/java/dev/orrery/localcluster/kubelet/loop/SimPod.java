package dev.orrery.localcluster.kubelet.loop;

import static dev.orrery.localcluster.kubelet.pod.PodPlan.NEVER;

import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.api.StatusPatch;
import dev.orrery.localcluster.kubelet.node.Refusal;
import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.Draws;
import dev.orrery.localcluster.kubelet.pod.Orders;
import dev.orrery.localcluster.kubelet.pod.PodMachine;
import dev.orrery.localcluster.kubelet.pod.PodPlan;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.PodState;
import dev.orrery.localcluster.kubelet.time.TimerWheel;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pod as the loop keeps it: a few hundred bytes beside its shared spec. */
final class SimPod {

  final String namespace;
  final String name;
  final String uid;
  final SimNode node;
  final Draws drawn;

  PodSpec spec;
  long generation;
  Map<String, String> annotations = Map.of();
  Orders orders = Orders.NONE;
  long faultsSince = NEVER;
  boolean gatesOpen;
  boolean awaited;

  long admittedAt;
  long stopAt = NEVER;
  long graceMillis;
  String address = "";
  @Nullable Refusal refusal;
  PodState state;
  ConditionTimes times;

  /** What the API server has of us, null when it must be written whatever it is. */
  @Nullable PodReport written;

  long writtenVersion;
  long unwrittenSince;
  int failures;
  long retryAt;
  boolean counted;
  boolean queued;

  /** The API server no longer has it: only the watch's word is awaited. */
  boolean vanished;

  boolean forgotten;
  TimerWheel.@Nullable Timer timer;

  SimPod(PodView view, SimNode node, Draws drawn) {
    this.namespace = view.namespace();
    this.name = view.name();
    this.uid = view.uid();
    this.node = node;
    this.drawn = drawn;
    this.spec = view.spec();
    this.generation = view.generation();
    this.gatesOpen = view.status().gatesOpen();
    this.awaited = view.awaited();
    this.state = PodState.first(view.spec());
    this.times = view.status().times();
  }

  PodPlan plan() {
    return new PodPlan(
        spec, orders, drawn.under(orders), admittedAt, faultsSince, stopAt, graceMillis);
  }

  boolean stopping() {
    return stopAt < NEVER;
  }

  /** Moves the pod to now and says what its status should be. */
  PodReport advance(long now) {
    PodPlan plan = plan();
    state = PodMachine.advance(plan, state, now);
    PodReport report = PodReport.of(plan, state, gatesOpen, now);
    times = times.become(report.conditions(), now);
    return report;
  }

  long nextChange(long now) {
    return PodMachine.next(plan(), state, now);
  }

  byte[] patch(PodReport report, long now) {
    if (refusal != null) {
      return StatusPatch.refused(uid, refusal, now);
    }
    return new StatusPatch(
            uid, generation, spec, admittedAt, report, times, node.addresses.host(), address, now)
        .bytes();
  }

  String path() {
    return "/api/v1/namespaces/" + namespace + "/pods/" + name;
  }
}
