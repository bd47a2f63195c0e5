package dev.orrery.kube.placement;

import dev.orrery.scheduler.loop.ClusterEvents;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodKey;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what was told. */
final class Recorder implements ClusterEvents {

  final Map<PodKey, Pod> pods = new ConcurrentHashMap<>();
  final Map<String, Node> nodes = new ConcurrentHashMap<>();
  final Map<String, Map<String, String>> namespaces = new ConcurrentHashMap<>();
  final AtomicInteger podCalls = new AtomicInteger();

  Optional<Pod> pod(String namespace, String name) {
    return pods.values().stream()
        .filter(pod -> pod.key().namespace().equals(namespace) && pod.key().name().equals(name))
        .findFirst();
  }

  @Override
  public void podChanged(Pod pod) {
    podCalls.incrementAndGet();
    pods.put(pod.key(), pod);
  }

  @Override
  public void podDeleted(PodKey key) {
    pods.remove(key);
  }

  @Override
  public void nodeChanged(Node node) {
    nodes.put(node.name(), node);
  }

  @Override
  public void nodeDeleted(String name) {
    nodes.remove(name);
  }

  @Override
  public void namespaceChanged(String name, Map<String, String> labels) {
    namespaces.put(name, labels);
  }

  @Override
  public void namespaceDeleted(String name) {
    namespaces.remove(name);
  }
}
