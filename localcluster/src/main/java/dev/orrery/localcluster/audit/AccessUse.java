package dev.orrery.localcluster.audit;

import java.util.Set;

/**
 * What one ServiceAccount did, all requests of a kind counted together.
 *
 * @param account namespace and name, such as {@code orrery-system/orrery-scheduler}
 * @param verb such as patch
 * @param group the API group; empty for core
 * @param resource the plural, with the subresource after a slash
 * @param allowed false when the authorizer refused it
 * @param grant the kind and name of the role that allowed it, such as {@code ClusterRole/a}; empty
 *     when refused
 * @param names of the objects, at most {@link #MOST} of them; empty text for many at once
 * @param namespaces at most {@link #MOST}; empty text for all at once, or none
 * @param count how often
 */
public record AccessUse(
    String account,
    String verb,
    String group,
    String resource,
    boolean allowed,
    String grant,
    Set<String> names,
    Set<String> namespaces,
    long count) {

  /** More names are of no more use: that it was several is known. */
  public static final int MOST = 8;

  /** As kubectl would say it. */
  public String act() {
    return verb + " " + resource + (group.isEmpty() ? "" : "." + group);
  }

  @Override
  public String toString() {
    return account
        + (allowed ? " may by " + grant + " " : " may not ")
        + act()
        + " "
        + names
        + " in "
        + namespaces
        + " ("
        + count
        + " times)";
  }
}
