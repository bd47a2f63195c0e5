package dev.orrery.localcluster.kubelet.loop;

import dev.orrery.localcluster.fleet.SimulatedNode;
import dev.orrery.localcluster.kubelet.api.Change;
import dev.orrery.localcluster.kubelet.api.NodeView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Knows every simulated node and takes in what the watch tells of them. For the loop's thread. */
public final class NodeKeeper {

  private final Map<String, SimNode> nodes = new LinkedHashMap<>();
  private final NodeWriter writer;

  NodeKeeper(List<SimulatedNode> fleet, NodeWriter writer) {
    fleet.forEach(shape -> nodes.put(shape.name(), new SimNode(shape)));
    this.writer = writer;
  }

  Map<String, SimNode> nodes() {
    return nodes;
  }

  /** Registers all nodes that are not cut, and says how many; heartbeats begin with each. */
  long register() {
    nodes.values().stream().filter(node -> !node.cut).forEach(writer::register);
    return count(node -> !node.cut);
  }

  /** Takes in a change. */
  void accept(Change<NodeView> change) {
    switch (change) {
      case Change.Listed<NodeView>(List<NodeView> all) -> all.forEach(this::seen);
      case Change.Put<NodeView>(NodeView view) -> seen(view);
      case Change.Gone<NodeView>(NodeView view) -> gone(view);
    }
  }

  /** Nodes that stop hearing from and speaking to the API server. */
  void cut(Predicate<SimulatedNode> which) {
    nodes.values().stream().filter(node -> which.test(node.shape)).forEach(node -> node.cut = true);
  }

  /** Nodes that are to come back; they are told apart before they speak again. */
  List<SimNode> cutOnes(Predicate<SimulatedNode> which) {
    return nodes.values().stream().filter(node -> node.cut && which.test(node.shape)).toList();
  }

  /** A node is back: it says that it lives before its pods say anything. */
  void back(SimNode node) {
    node.cut = false;
    if (node.registered) {
      writer.returned(node);
    } else {
      writer.register(node);
    }
  }

  long count(Predicate<SimNode> which) {
    return nodes.values().stream().filter(which).count();
  }

  private void seen(NodeView view) {
    SimNode node = nodes.get(view.name());
    if (node == null) {
      writer.remove(view); // of an earlier, larger fleet of this name
    } else if (node.registered && !node.cut) {
      node.seen(view);
      if (!view.ready().equals("True")) {
        writer.returned(node);
      }
    }
  }

  private void gone(NodeView view) {
    SimNode node = nodes.get(view.name());
    if (node != null && node.uid.equals(view.uid())) {
      node.gone = true; // as with a real kubelet, only a restart brings it back
    }
  }
}
