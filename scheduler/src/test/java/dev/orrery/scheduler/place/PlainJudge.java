package dev.orrery.scheduler.place;

import dev.orrery.scheduler.fleet.Snapshot;
import dev.orrery.scheduler.model.LabelSelector;
import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.model.PodAffinity;
import dev.orrery.scheduler.model.Requirement;
import dev.orrery.scheduler.model.SpreadConstraint;
import dev.orrery.scheduler.model.Taint;
import dev.orrery.scheduler.model.Toleration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says whether a node may take a pod, written anew from the Kubernetes documentation: every
 * question is answered by walking over all nodes and pods, with no code of the placer.
 */
final class PlainJudge {

  private final Map<String, Node> nodes = new HashMap<>();
  private final List<Pod> residents;
  private final List<Pod> pending;
  private final Map<String, Map<String, String>> namespaces;

  PlainJudge(Snapshot snapshot) {
    snapshot.nodes().forEach(node -> nodes.put(node.name(), node));
    residents =
        snapshot.pods().stream()
            .filter(pod -> pod.node() != null && pod.phase() != Pod.Phase.FINISHED)
            .toList();
    pending = snapshot.pods().stream().filter(pod -> pod.node() == null).toList();
    namespaces = snapshot.namespaces();
  }

  boolean admits(Pod pod, String nodeName) {
    Node node = Objects.requireNonNull(nodes.get(nodeName));
    return roomFor(pod, node)
        && selected(pod, node)
        && tolerated(pod, node)
        && portsFree(pod, node)
        && affinityHolds(pod, node)
        && nobodyObjects(pod, node)
        && evenlySpread(pod, node);
  }

  private boolean roomFor(Pod pod, Node node) {
    for (Map.Entry<String, Long> want : pod.shape().requests().amounts().entrySet()) {
      if (want.getValue() == 0) {
        continue;
      }
      long free = node.allocatable().amounts().getOrDefault(want.getKey(), 0L);
      for (Pod other : residents) {
        if (node.name().equals(other.node())) {
          free -= other.shape().requests().amounts().getOrDefault(want.getKey(), 0L);
        }
      }
      for (Pod other : pending) {
        if (node.name().equals(other.nominatedNode())
            && other.shape().priority() >= pod.shape().priority()
            && !other.key().equals(pod.key())) {
          free -= other.shape().requests().amounts().getOrDefault(want.getKey(), 0L);
        }
      }
      if (want.getValue() > free) {
        return false;
      }
    }
    return true;
  }

  private boolean selected(Pod pod, Node node) {
    for (Map.Entry<String, String> label : pod.shape().nodeSelector().entrySet()) {
      if (!label.getValue().equals(node.labels().get(label.getKey()))) {
        return false;
      }
    }
    List<NodeAffinity.Term> required = pod.shape().nodeAffinity().required();
    if (required == null) {
      return true;
    }
    for (NodeAffinity.Term term : required) {
      boolean all = !(term.expressions().isEmpty() && term.fields().isEmpty());
      for (Requirement each : term.expressions()) {
        all &= holds(each, node.labels().get(each.key()));
      }
      for (Requirement each : term.fields()) {
        all &= holds(each, node.name());
      }
      if (all) {
        return true;
      }
    }
    return false;
  }

  private static boolean holds(Requirement requirement, @Nullable String label) {
    return switch (requirement.operator()) {
      case IN -> label != null && requirement.values().contains(label);
      case NOT_IN -> label == null || !requirement.values().contains(label);
      case EXISTS -> label != null;
      case DOES_NOT_EXIST -> label == null;
      case GT -> label != null && number(label) > number(requirement.values().get(0));
      case LT -> label != null && number(label) < number(requirement.values().get(0));
    };
  }

  /** NaN is neither greater nor less than any number. */
  private static double number(String text) {
    return text.matches("-?[0-9]+") ? Double.parseDouble(text) : Double.NaN;
  }

  private static boolean matches(LabelSelector selector, Map<String, String> labels) {
    if (selector.nothing()) {
      return false;
    }
    for (Requirement each : selector.requirements()) {
      if (!holds(each, labels.get(each.key()))) {
        return false;
      }
    }
    return true;
  }

  private static boolean tolerated(Pod pod, Node node) {
    if (node.unschedulable()
        && !bears(pod, "node.kubernetes.io/unschedulable", "", Taint.Effect.NO_SCHEDULE)) {
      return false;
    }
    return taintsTolerated(pod, node);
  }

  private static boolean taintsTolerated(Pod pod, Node node) {
    for (Taint taint : node.taints()) {
      if (taint.effect() != Taint.Effect.PREFER_NO_SCHEDULE
          && !bears(pod, taint.key(), taint.value(), taint.effect())) {
        return false;
      }
    }
    return true;
  }

  private static boolean bears(Pod pod, String key, String value, Taint.Effect effect) {
    for (Toleration each : pod.shape().tolerations()) {
      boolean effectMeant = each.effect() == null || each.effect() == effect;
      boolean keyMeant = each.key().isEmpty() || each.key().equals(key);
      boolean valueMeant =
          each.operator() == Toleration.Operator.EXISTS || each.value().equals(value);
      if (effectMeant && keyMeant && valueMeant) {
        return true;
      }
    }
    return false;
  }

  private boolean portsFree(Pod pod, Node node) {
    return residents.stream()
        .filter(other -> node.name().equals(other.node()))
        .flatMap(other -> other.shape().hostPorts().stream())
        .noneMatch(
            taken ->
                pod.shape().hostPorts().stream()
                    .anyMatch(
                        want ->
                            want.port() == taken.port()
                                && want.protocol().equals(taken.protocol())
                                && (want.ip().equals(taken.ip())
                                    || want.ip().equals("0.0.0.0")
                                    || taken.ip().equals("0.0.0.0"))));
  }

  private boolean affinityHolds(Pod pod, Node node) {
    List<PodAffinity.Term> terms = pod.shape().podAffinity().required();
    boolean anybody = false;
    for (PodAffinity.Term term : terms) {
      for (Pod other : residents) {
        anybody |= meansAll(terms, other) && domain(other, term.topologyKey()) != null;
      }
    }
    boolean mayBeFirst = !anybody && meansAll(terms, pod);
    for (PodAffinity.Term term : terms) {
      String here = node.labels().get(term.topologyKey());
      if (here == null) {
        return false;
      }
      boolean near = false;
      for (Pod other : residents) {
        near |= meansAll(terms, other) && here.equals(domain(other, term.topologyKey()));
      }
      if (!near && !mayBeFirst) {
        return false;
      }
    }
    return true;
  }

  private boolean nobodyObjects(Pod pod, Node node) {
    for (Pod other : residents) {
      for (PodAffinity.Term term : pod.shape().podAntiAffinity().required()) {
        if (means(term, other) && together(other, node, term.topologyKey())) {
          return false;
        }
      }
      for (PodAffinity.Term term : other.shape().podAntiAffinity().required()) {
        if (means(term, pod) && together(other, node, term.topologyKey())) {
          return false;
        }
      }
    }
    return true;
  }

  private boolean together(Pod other, Node node, String key) {
    String here = node.labels().get(key);
    return here != null && here.equals(domain(other, key));
  }

  private @Nullable String domain(Pod pod, String key) {
    Node node = nodes.get(pod.node());
    return node == null ? null : node.labels().get(key);
  }

  private boolean meansAll(List<PodAffinity.Term> terms, Pod pod) {
    return terms.stream().allMatch(term -> means(term, pod));
  }

  private boolean means(PodAffinity.Term term, Pod pod) {
    String namespace = pod.shape().namespace();
    boolean there =
        term.namespaces().contains(namespace)
            || (term.namespaceSelector() != null
                && matches(term.namespaceSelector(), namespaces.getOrDefault(namespace, Map.of())));
    return there && matches(term.selector(), pod.shape().labels());
  }

  private boolean evenlySpread(Pod pod, Node node) {
    for (SpreadConstraint constraint : pod.shape().spread()) {
      if (constraint.hard() && !evenlySpread(pod, node, constraint)) {
        return false;
      }
    }
    return true;
  }

  private boolean evenlySpread(Pod pod, Node node, SpreadConstraint constraint) {
    Map<String, Integer> counts = new HashMap<>();
    for (Node each : nodes.values()) {
      if (!looksAt(pod, each, constraint)) {
        continue;
      }
      int matching = 0;
      for (Pod other : residents) {
        if (each.name().equals(other.node())
            && other.phase() != Pod.Phase.TERMINATING
            && other.shape().namespace().equals(pod.shape().namespace())
            && !constraint.selector().requirements().isEmpty()
            && matches(constraint.selector(), other.shape().labels())) {
          matching++;
        }
      }
      counts.merge(each.labels().get(constraint.topologyKey()), matching, Integer::sum);
    }
    String here = node.labels().get(constraint.topologyKey());
    if (here == null) {
      return false;
    }
    int least =
        counts.size() < constraint.minDomains()
            ? 0
            : counts.values().stream().mapToInt(Integer::intValue).min().orElse(0);
    int self = matches(constraint.selector(), pod.shape().labels()) ? 1 : 0;
    return counts.getOrDefault(here, 0) + self - least <= constraint.maxSkew();
  }

  private boolean looksAt(Pod pod, Node node, SpreadConstraint constraint) {
    for (SpreadConstraint other : pod.shape().spread()) {
      if (other.hard() && !node.labels().containsKey(other.topologyKey())) {
        return false;
      }
    }
    return (!constraint.honorAffinity() || selected(pod, node))
        && (!constraint.honorTaints() || taintsTolerated(pod, node));
  }
}
