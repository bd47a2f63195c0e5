package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.kubelet.api.Change;
import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.node.Admission;
import dev.orrery.localcluster.kubelet.node.Refusal;
import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.Delays;
import dev.orrery.localcluster.kubelet.pod.Orders;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import dev.orrery.localcluster.kubelet.pod.PodState;
import dev.orrery.plan.Seed;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Knows every pod on the simulated nodes and takes in what the watch tells. For the loop's thread.
 */
public final class PodKeeper {

  private static final Comparator<PodView> ADMITTED_THEN_OLDEST =
      Comparator.<PodView, Boolean>comparing(view -> view.status().startedAt() == 0)
          .thenComparingLong(PodView::created)
          .thenComparing(PodView::namespace)
          .thenComparing(PodView::name);

  private final Map<String, SimNode> nodes;
  private final Map<String, SimPod> pods = new HashMap<>();
  private final PodLife life;
  private final EventLoop loop;
  private final Delays delays;
  private final Seed seed;
  private long refused;

  PodKeeper(
      EventLoop loop, Map<String, SimNode> nodes, PodWriter writer, Delays delays, Seed seed) {
    this.loop = loop;
    this.nodes = nodes;
    this.delays = delays;
    this.seed = seed;
    this.life = new PodLife(loop, writer);
  }

  /** Takes in a change. */
  void accept(Change<PodView> change) {
    switch (change) {
      case Change.Listed<PodView>(List<PodView> all) -> listed(all);
      case Change.Put<PodView>(PodView view) -> put(change, view);
      case Change.Gone<PodView>(PodView view) -> gone(change, view);
    }
  }

  /** The node is back: what was told meanwhile counts now, and what was not written is written. */
  void back(SimNode node) {
    List.copyOf(node.missing).forEach(this::forget);
    node.missing.clear();
    node.release().forEach(this::accept);
    List.copyOf(node.pods).forEach(life::rewrite);
  }

  int size() {
    return pods.size();
  }

  long ready() {
    return pods.values().stream().filter(PodLife::isReady).count();
  }

  long refused() {
    return refused;
  }

  private void listed(List<PodView> all) {
    Set<String> there = new HashSet<>();
    all.forEach(view -> there.add(view.uid()));
    for (SimPod pod : List.copyOf(pods.values())) {
      if (!there.contains(pod.uid)) {
        missing(pod);
      }
    }
    all.stream().sorted(ADMITTED_THEN_OLDEST).forEach(view -> put(new Change.Put<>(view), view));
  }

  /** A pod that a list no longer has: behind a cut, that is learnt on return. */
  private void missing(SimPod pod) {
    if (pod.node.cut) {
      pod.node.held.remove(pod.uid);
      pod.node.missing.add(pod);
    } else {
      forget(pod);
    }
  }

  private void put(Change<PodView> change, PodView view) {
    SimNode node = nodes.get(view.node());
    if (node == null) {
      return;
    }
    if (node.cut) {
      node.held.put(view.uid(), change);
      return;
    }
    SimPod known = pods.get(view.uid());
    if (known != null && view.status().terminal() && !view.deleting()) {
      forget(known); // only the watch's word counts: an older event must not revive it
    } else if (known != null) {
      life.changed(known, view);
    } else if (!view.status().terminal()) {
      take(view, node);
    }
  }

  private void gone(Change<PodView> change, PodView view) {
    SimNode node = nodes.get(view.node());
    if (node != null && node.cut) {
      node.held.put(view.uid(), change);
      return;
    }
    SimPod pod = pods.get(view.uid());
    if (pod != null) {
      forget(pod);
    }
  }

  private void take(PodView view, SimNode node) {
    SimPod pod = new SimPod(view, node, delays.draw(seed, view.namespace(), view.name()));
    pods.put(pod.uid, pod);
    node.pods.add(pod);
    life.order(pod, view);
    if (view.status().startedAt() > 0) {
      resume(pod, view.status());
    } else {
      admit(pod, view);
    }
    life.changed(pod, view);
  }

  /** A pod that was running before this process was. */
  private void resume(SimPod pod, PodView.Status status) {
    pod.admittedAt = status.startedAt();
    PodState state = status.state();
    pod.state = state == null ? PodState.first(pod.spec) : state;
    life.resumed(pod, status);
    count(pod);
    if (status.address().isEmpty()) {
      pod.address = newAddress(pod);
    } else {
      pod.address = status.address();
      pod.node.addresses.keep(pod.address);
    }
  }

  private void admit(SimPod pod, PodView view) {
    long now = loop.now();
    pod.admittedAt = now;
    pod.times = ConditionTimes.since(now);
    pod.refusal = refusal(pod.spec, pod.node, view);
    if (pod.refusal == null) {
      count(pod);
      pod.address = newAddress(pod);
    } else {
      refused++;
    }
  }

  private static @Nullable Refusal refusal(PodSpec spec, SimNode node, PodView view) {
    try {
      Orders.of(view.orders());
    } catch (IllegalArgumentException e) {
      return new Refusal("InvalidAnnotation", String.valueOf(e.getMessage()));
    }
    return Admission.refusal(
        spec, node.name(), node.labels, node.taints, node.allocatable, node.use);
  }

  private static void count(SimPod pod) {
    pod.node.use.add(pod.spec);
    pod.counted = true;
  }

  private static String newAddress(SimPod pod) {
    return pod.spec.hostNetwork() ? pod.node.addresses.host() : pod.node.addresses.take();
  }

  private void forget(SimPod pod) {
    if (pod.forgotten) {
      return;
    }
    pod.forgotten = true;
    life.uncount(pod);
    if (pod.timer != null) {
      pod.timer.cancel();
    }
    if (!pod.address.isEmpty()) {
      pod.node.addresses.release(pod.address);
    }
    pod.node.pods.remove(pod);
    pods.remove(pod.uid);
  }
}
