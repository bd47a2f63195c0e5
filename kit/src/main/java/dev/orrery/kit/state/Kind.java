package dev.orrery.kit.state;

import java.util.List;
import java.util.Set;

/**
 * A kind of objects that a story may leave traces in.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param plural its name in paths
 * @param namespace where it is looked for: empty means the story's, {@code -} means that it has
 *     none
 * @param mask members of its objects that other stories' leftovers have a part in
 */
record Kind(String apiVersion, String plural, String namespace, Set<String> mask) {

  private static final String NONE = "-";

  private static final Set<String> FLEET =
      Set.of("nodesUsed", "lowerBound", "gap", "podsPlaced", "podsPending", "pending");

  /** All that Orrery writes, and what Kubernetes makes of it. */
  static final List<Kind> ALL =
      List.of(
          new Kind("orrery.dev/v1alpha1", "workloads", "", Set.of()),
          new Kind("apps/v1", "deployments", "", Set.of()),
          new Kind("apps/v1", "replicasets", "", Set.of()),
          new Kind("v1", "pods", "", Set.of()),
          new Kind("v1", "services", "", Set.of()),
          new Kind("policy/v1", "poddisruptionbudgets", "", Set.of()),
          new Kind("orrery.dev/v1alpha1", "controlplanes", NONE, FLEET),
          new Kind("coordination.k8s.io/v1", "leases", "orrery-system", Set.of()));

  String path(String story) {
    String root = (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion + "/";
    String where = namespace.isEmpty() ? story : namespace;
    return where.equals(NONE) ? root + plural : root + "namespaces/" + where + "/" + plural;
  }
}
