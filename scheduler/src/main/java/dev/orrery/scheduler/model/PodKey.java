package dev.orrery.scheduler.model;

/**
 * Which pod: the name may be used again by another pod, the uid never.
 *
 * @param namespace its namespace
 * @param name its name in the namespace
 * @param uid its unique id
 */
public record PodKey(String namespace, String name, String uid) {

  @Override
  public String toString() {
    return namespace + "/" + name;
  }
}
