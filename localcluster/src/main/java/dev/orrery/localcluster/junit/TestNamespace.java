package dev.orrery.localcluster.junit;

/**
 * A namespace of one test's own.
 *
 * @param name unique in the shared cluster
 */
public record TestNamespace(String name) {}
