package dev.orrery.localcluster.kubelet;

import dev.orrery.localcluster.fleet.SimulatedNode;
import java.util.function.Predicate;

/**
 * Which nodes lose their link to the API server: {@code node/NAME}, {@code site/NAME} (the nodes
 * with that value of the label {@code orrery.dev/site}) or {@code all}.
 *
 * @param text as written
 */
public record Cut(String text) implements Predicate<SimulatedNode> {

  private static final String NODE = "node/";
  private static final String SITE = "site/";

  /** Checks the form. */
  public Cut {
    if (!text.equals("all") && !text.startsWith(NODE) && !text.startsWith(SITE)) {
      throw new IllegalArgumentException(
          "cut is '%s'. Maybe write node/NAME, site/NAME or all.".formatted(text));
    }
  }

  /** One node. */
  public static Cut node(String name) {
    return new Cut(NODE + name);
  }

  /** All nodes of a site. */
  public static Cut site(String name) {
    return new Cut(SITE + name);
  }

  @Override
  public boolean test(SimulatedNode node) {
    return text.equals("all")
        || text.equals(NODE + node.name())
        || text.equals(SITE + node.labels().get(SimulatedNode.SITE_LABEL));
  }
}
