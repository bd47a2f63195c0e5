package dev.orrery.kube.placement;

import dev.orrery.kube.node.Namespace;
import dev.orrery.kube.pod.PodState;
import dev.orrery.scheduler.loop.ClusterEvents;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.place.Decision;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cluster at one moment, for explanations.
 *
 * @param nodes every node
 * @param namespaces every namespace that is known; files often hold none
 * @param pods every pod, with the decision that its binding carried
 */
public record ClusterPicture(List<Node> nodes, List<Namespace> namespaces, List<PodState> pods) {

  /** Copies the lists. */
  public ClusterPicture {
    nodes = List.copyOf(nodes);
    namespaces = List.copyOf(namespaces);
    pods = List.copyOf(pods);
  }

  /** Tells all of it: namespaces and nodes, then pods. */
  public void tell(ClusterEvents events) {
    namespaces.forEach(namespace -> events.namespaceChanged(namespace.name(), namespace.labels()));
    nodes.forEach(events::nodeChanged);
    pods.forEach(state -> events.podChanged(state.pod()));
  }

  /** The pod of that name. */
  public Optional<PodState> pod(String namespace, String name) {
    return pods.stream()
        .filter(state -> state.pod().key().namespace().equals(namespace))
        .filter(state -> state.pod().key().name().equals(name))
        .findFirst();
  }

  /** What was decided for a pod, null where nothing is known. */
  public static @Nullable Decision decision(PodState state) {
    return state.decision() == null ? null : DecisionText.read(state.pod().key(), state.decision());
  }
}
