package dev.orrery.localcluster.kubelet.node;

import dev.orrery.localcluster.fleet.NodeTaint;
import dev.orrery.localcluster.kubelet.pod.NodeTerm;
import dev.orrery.localcluster.kubelet.pod.PodSpec;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether a node takes a pod that is bound to it: the checks that a kubelet makes for itself. */
public final class Admission {

  private Admission() {}

  /**
   * The first reason against, or null.
   *
   * @param nodeName compared with {@code metadata.name} in node affinity
   * @param labels of the node
   * @param taints of the node; only {@code NoExecute} counts here
   * @param allocatable cpu in milli, others in units
   * @param use what the node's pods take
   */
  public static @Nullable Refusal refusal(
      PodSpec pod,
      String nodeName,
      Map<String, String> labels,
      List<NodeTaint> taints,
      Map<String, Long> allocatable,
      NodeUse use) {
    Refusal full = use.refusal(pod, allocatable);
    if (full != null) {
      return full;
    }
    if (!selected(pod, nodeName, labels)) {
      return new Refusal(
          "NodeAffinity",
          "The labels of node %s do not satisfy the pod's node selector or affinity. Maybe they changed after the pod was bound."
              .formatted(nodeName));
    }
    for (NodeTaint taint : taints) {
      if (taint.effect().equals("NoExecute")
          && pod.tolerations().stream().noneMatch(toleration -> toleration.tolerates(taint))) {
        return new Refusal(
            "TaintToleration",
            "The taint %s of node %s is not tolerated. Maybe bind the pod elsewhere."
                .formatted(taint.key(), nodeName));
      }
    }
    return null;
  }

  private static boolean selected(PodSpec pod, String nodeName, Map<String, String> labels) {
    boolean selector =
        pod.selector().entrySet().stream()
            .allMatch(part -> part.getValue().equals(labels.get(part.getKey())));
    List<NodeTerm> terms = pod.affinity();
    return selector
        && (terms == null || terms.stream().anyMatch(term -> term.holds(nodeName, labels)));
  }
}
