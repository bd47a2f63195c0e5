package dev.orrery.kube.placement;

import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.node.NamespaceReader;
import dev.orrery.kube.node.NodeReader;
import dev.orrery.kube.pod.PodReader;
import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.watch.WatchedKind;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.PodKey;

/** The kinds that placement looks at. */
final class Kinds {

  static final WatchedKind<String, Node> NODES =
      new WatchedKind<>("nodes", "/api/v1/nodes", NodeReader::read, Node::name);

  static final WatchedKind<String, Namespace> NAMESPACES =
      new WatchedKind<>("namespaces", "/api/v1/namespaces", NamespaceReader::read, Namespace::name);

  static final WatchedKind<PodKey, PodState> PODS =
      new WatchedKind<>(
          "pods",
          "/api/v1/pods",
          in -> PodReader.read(in).withoutDecision(),
          state -> state.pod().key());

  private Kinds() {}
}
