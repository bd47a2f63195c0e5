package dev.orrery.plan.disruption;

/**
 * Something that is disrupted.
 *
 * @param kind such as {@code Pod}
 * @param namespace empty for cluster-scoped objects
 * @param name the object's name
 * @param uid empty where any object of that name is meant
 */
public record Target(String kind, String namespace, String name, String uid) {}
