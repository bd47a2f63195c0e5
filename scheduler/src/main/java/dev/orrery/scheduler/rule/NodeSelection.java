package dev.orrery.scheduler.rule;

import dev.orrery.scheduler.model.Node;
import dev.orrery.scheduler.model.NodeAffinity;
import dev.orrery.scheduler.model.PodShape;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Node selector and required node affinity. */
public final class NodeSelection {

  private NodeSelection() {}

  /** Whether the node has every label of the selector and matches one required term. */
  public static boolean admits(PodShape shape, Node node) {
    return admits(shape.nodeSelector(), shape.nodeAffinity().required(), node);
  }

  /** The same, of its parts: null terms stand for no affinity, an empty list matches no node. */
  public static boolean admits(
      Map<String, String> selector, @Nullable List<NodeAffinity.Term> required, Node node) {
    return hasLabels(selector, node)
        && (required == null || required.stream().anyMatch(term -> term.matches(node)));
  }

  /** Whether the node has every label of the selector. */
  public static boolean hasLabels(Map<String, String> selector, Node node) {
    return selector.entrySet().stream()
        .allMatch(label -> label.getValue().equals(node.labels().get(label.getKey())));
  }

  /**
   * How well the node meets the preferred terms.
   *
   * @return the matched share of all weights, 0 to 1; 0 where nothing is preferred
   */
  public static double preference(List<NodeAffinity.Preferred> preferred, Node node) {
    double matched = 0;
    double all = 0;
    for (NodeAffinity.Preferred each : preferred) {
      all += each.weight();
      matched += each.term().matches(node) ? each.weight() : 0;
    }
    return all == 0 ? 0 : matched / all;
  }
}
