package dev.orrery.scheduler.model;

/**
 * Spread over topology domains.
 *
 * @param maxSkew at least 1
 * @param topologyKey node label that names the domain
 * @param hard true for DoNotSchedule, false for ScheduleAnyway
 * @param selector which pods are counted; {@code matchLabelKeys} are already merged into it
 * @param minDomains at least 1; fewer eligible domains count as a domain with no pods (hard only)
 * @param honorAffinity whether nodes outside the pod's node affinity and selector are left out of
 *     the domains (nodeAffinityPolicy Honor, the default)
 * @param honorTaints whether nodes with taints that the pod does not tolerate are left out of the
 *     domains (nodeTaintsPolicy Honor; the default is Ignore)
 */
public record SpreadConstraint(
    int maxSkew,
    String topologyKey,
    boolean hard,
    LabelSelector selector,
    int minDomains,
    boolean honorAffinity,
    boolean honorTaints) {}
