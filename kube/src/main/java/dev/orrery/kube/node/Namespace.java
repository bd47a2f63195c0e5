package dev.orrery.kube.node;

import java.util.Map;

/**
 * A namespace as placement sees it.
 *
 * @param name its name
 * @param labels its labels, which namespace selectors ask for
 */
public record Namespace(String name, Map<String, String> labels) {

  /** Copies the labels. */
  public Namespace {
    labels = Map.copyOf(labels);
  }
}
