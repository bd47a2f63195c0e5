package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.fleet.NodeTaint;
import dev.orrery.localcluster.fleet.SimulatedNode;
import dev.orrery.localcluster.kubelet.api.Change;
import dev.orrery.localcluster.kubelet.api.NodeView;
import dev.orrery.localcluster.kubelet.api.PodView;
import dev.orrery.localcluster.kubelet.node.Addresses;
import dev.orrery.localcluster.kubelet.node.NodeUse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A node as the loop keeps it. */
final class SimNode {

  final SimulatedNode shape;
  final Addresses addresses;
  final NodeUse use = new NodeUse();
  final Set<SimPod> pods = new LinkedHashSet<>();

  /** What the watch told of pods during a cut, the last word on each by uid. */
  final Map<String, Change<PodView>> held = new LinkedHashMap<>();

  /** Pods that a list during a cut no longer had. */
  final Set<SimPod> missing = new LinkedHashSet<>();

  String uid = "";
  Map<String, String> labels;
  List<NodeTaint> taints;
  Map<String, Long> allocatable = Map.of();
  long readySince;
  boolean registered;
  boolean gone;
  boolean cut;

  SimNode(SimulatedNode shape) {
    this.shape = shape;
    this.addresses = new Addresses(shape.index());
    this.labels = shape.labels();
    this.taints = shape.taints();
  }

  String name() {
    return shape.name();
  }

  void seen(NodeView view) {
    uid = view.uid();
    labels = view.labels();
    taints = view.taints();
    allocatable = view.allocatable();
    gone = false;
  }

  /** What was held back during a cut, in order; nothing is held after. */
  List<Change<PodView>> release() {
    List<Change<PodView>> all = new ArrayList<>(held.values());
    held.clear();
    return all;
  }
}
