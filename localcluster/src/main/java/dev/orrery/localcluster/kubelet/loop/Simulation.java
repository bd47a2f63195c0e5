package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.fleet.SimulatedNode;
import dev.orrery.localcluster.kubelet.Cut;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.KubeletStatus;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.kubelet.api.Change;
import dev.orrery.localcluster.kubelet.api.NodeView;
import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.time.Lateness;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** All nodes and pods of one fake kubelet. For the loop's thread. */
public final class Simulation {

  private static final double P99 = 0.99;

  private final KubeletOptions options;
  private final Outbox outbox;
  private final NodeKeeper nodes;
  private final PodKeeper pods;
  private final Heartbeats heartbeats;
  private final IntConsumer progress;
  private final Set<Cut> cuts = new LinkedHashSet<>();
  private int registered;

  /**
   * A simulation that has not begun.
   *
   * @param progress is told how many nodes are registered
   * @param failed is told what cannot succeed, however often it is tried
   */
  public Simulation(
      KubeletOptions options,
      EventLoop loop,
      ApiServer api,
      IntConsumer progress,
      Consumer<String> failed) {
    this.options = options;
    this.progress = progress;
    this.outbox = new Outbox(loop, api);
    List<SimulatedNode> fleet = options.fleet().nodes();
    NodeWriter writer = new NodeWriter(loop, outbox, api, options.name(), this::registered, failed);
    this.heartbeats = new Heartbeats(loop, outbox, api, writer, options.heartbeats(), fleet.size());
    this.nodes = new NodeKeeper(fleet, writer);
    this.pods =
        new PodKeeper(
            loop,
            nodes.nodes(),
            new PodWriter(loop, outbox, api, options.settleMillis()),
            options.delays(),
            options.seed());
  }

  /**
   * Registers all nodes that are not behind a cut.
   *
   * @return how many these are
   */
  public long begin(Set<Cut> inForce) {
    cuts.addAll(inForce);
    cuts.forEach(nodes::cut);
    return nodes.register();
  }

  /** Sends what may be sent. */
  public void pump() {
    outbox.pump();
  }

  /** The watch tells of a node. */
  public void node(Change<NodeView> change) {
    nodes.accept(change);
  }

  /** The watch tells of a pod. */
  public void pod(Change<PodView> change) {
    pods.accept(change);
  }

  /** Exactly these cuts are in force from now on. */
  public void cuts(Set<Cut> wanted) {
    if (wanted.equals(cuts)) {
      return;
    }
    cuts.clear();
    cuts.addAll(wanted);
    cuts.forEach(nodes::cut);
    for (SimNode node : nodes.cutOnes(shape -> cuts.stream().noneMatch(cut -> cut.test(shape)))) {
      nodes.back(node);
      if (node.registered) {
        heartbeats.now(node);
        pods.back(node);
      }
    }
  }

  /** The cuts in force. */
  public Set<Cut> cuts() {
    return new LinkedHashSet<>(cuts);
  }

  /** How it fares. */
  public KubeletStatus status() {
    Lateness late = heartbeats.lateness();
    List<String> inForce = new ArrayList<>();
    cuts.forEach(cut -> inForce.add(cut.text()));
    return new KubeletStatus(
        nodes.nodes().size(),
        nodes.count(node -> node.registered),
        nodes.count(node -> node.cut),
        inForce,
        pods.size(),
        pods.ready(),
        pods.refused(),
        outbox.sent(),
        outbox.failed(),
        outbox.waiting(),
        late.total(),
        late.total() == 0 ? 0 : late.quantileSeconds(P99),
        options.heartbeats().leaseSeconds(),
        options.heartbeats().nodeMonitorGraceSeconds());
  }

  private void registered(SimNode node) {
    heartbeats.begin(node);
    pods.back(node);
    registered++;
    progress.accept(registered);
  }
}
