package dev.orrery.plan.disruption;

/**
 * A declared claim, as far as the budget counts it.
 *
 * @param uid of the declaration; never used again
 * @param name of the declaration
 * @param declared the version at which the declaration was first seen: a list that is older knows
 *     nothing of it
 * @param zone empty: counted together with all others without a zone
 * @param workload empty: none
 * @param holder for people
 */
public record Claim(
    String uid,
    String name,
    long declared,
    Activity activity,
    String zone,
    String workload,
    String holder) {}
