package dev.orrery.operator.preflight;

/**
 * One thing that a role must be allowed to do.
 *
 * @param verb such as {@code patch}
 * @param group API group, empty for the core one
 * @param resource plural name, with the subresource after a slash
 * @param name the only object it is about, empty for any
 * @param scope where
 */
public record Permission(String verb, String group, String resource, String name, Scope scope) {

  /** Where it must be allowed. */
  public enum Scope {
    /** In all namespaces, or for cluster-scoped kinds. */
    CLUSTER,
    /** In each namespace that is watched: all, unless the settings name some. */
    WATCHED,
    /** In the program's own namespace. */
    OWN
  }

  /** As kubectl would say it. */
  @Override
  public String toString() {
    return verb
        + " "
        + resource
        + (group.isEmpty() ? "" : "." + group)
        + (name.isEmpty() ? "" : " " + name);
  }
}
