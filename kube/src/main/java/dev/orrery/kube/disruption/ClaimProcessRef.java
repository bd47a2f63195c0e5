package dev.orrery.kube.disruption;

/**
 * A process that claims.
 *
 * @param identity unlike any other process's: the one in its Lease
 * @param lease the Lease by which it leads, in the operator's namespace
 */
public record ClaimProcessRef(String identity, String lease) {}
