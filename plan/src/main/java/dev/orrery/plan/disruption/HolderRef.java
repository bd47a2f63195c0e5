package dev.orrery.plan.disruption;

/**
 * The object on whose behalf something is disrupted.
 *
 * @param apiVersion {@code v1} or {@code group/version}
 * @param kind for people
 * @param resource the plural name under which the API serves it
 * @param namespace empty for cluster-scoped objects
 * @param name the object's name
 * @param uid tells it from another object of that name
 */
public record HolderRef(
    String apiVersion, String kind, String resource, String namespace, String name, String uid) {

  /** For people: {@code KIND/NAME} or {@code KIND/NAMESPACE/NAME}. */
  public String text() {
    return kind + "/" + (namespace.isEmpty() ? "" : namespace + "/") + name;
  }
}
