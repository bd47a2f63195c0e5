package dev.orrery.bench.fleet;

/**
 * What a contender reached in one run.
 *
 * @param podsPerSecond pods bound over the time from its first list of pods to the last binding
 * @param bound pods bound when the run ended
 * @param nodesUsed nodes with at least one pod
 * @param events events of the fleet's namespace some seconds after the last binding
 * @param seconds from the first list of pods to the last binding
 */
record Outcome(double podsPerSecond, int bound, int nodesUsed, long events, double seconds) {}
