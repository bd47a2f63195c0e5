package dev.orrery.e2e;

import dev.orrery.localcluster.audit.AccessUse;
import dev.orrery.localcluster.audit.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares what ServiceAccounts may do with what they did.
 *
 * @param grants of one way to install Orrery
 * @param evidence of all clusters of a run
 */
record Verdict(List<Grant> grants, List<Evidence> evidence) {

  private static final String OWN_NAMESPACE = "orrery-system";

  /** Everything that is wrong, as sentences; empty when all is well. */
  List<String> findings() {
    List<String> findings = new ArrayList<>();
    if (grants.isEmpty()) {
      findings.add("no rule is granted to any ServiceAccount. Maybe the manifests were not read.");
    }
    for (Grant grant : grants) {
      List<AccessUse> uses = uses().stream().filter(grant::covers).toList();
      if (isWildcard(grant)) {
        findings.add(grant + " is a wildcard. Maybe name what is meant.");
      } else if (uses.isEmpty()) {
        findings.add(
            grant
                + " is granted, and no test used it. Maybe take it out of the manifests, or add a"
                + " test of what needs it.");
      } else {
        tooWide(grant, uses, findings);
      }
    }
    return findings;
  }

  /** What was refused to a ServiceAccount, whichever way Orrery was installed. */
  static List<String> refused(List<Evidence> evidence) {
    List<String> refused = new ArrayList<>();
    for (Evidence one : evidence) {
      one.uses().stream()
          .filter(use -> !use.allowed())
          .forEach(use -> refused.add("on cluster " + one.cluster() + ": " + use));
    }
    return refused;
  }

  /** How many of the rules something made use of. */
  long used() {
    return grants.stream().filter(grant -> uses().stream().anyMatch(grant::covers)).count();
  }

  private List<AccessUse> uses() {
    return evidence.stream().flatMap(one -> one.uses().stream()).toList();
  }

  private static boolean isWildcard(Grant grant) {
    return Set.of(grant.verb(), grant.group(), grant.resource()).contains("*");
  }

  private static void tooWide(Grant grant, List<AccessUse> uses, List<String> findings) {
    Set<String> names = new TreeSet<>();
    Set<String> namespaces = new TreeSet<>();
    uses.forEach(use -> names.addAll(use.names()));
    uses.forEach(use -> namespaces.addAll(use.namespaces()));
    if (grant.name().isEmpty() && grant.namesAnObject() && names.size() == 1) {
      findings.add(
          grant + " was only ever used on " + names + ". Maybe say so with resourceNames.");
    }
    if (grant.everywhere() && namespaces.equals(Set.of(OWN_NAMESPACE))) {
      findings.add(
          grant + " is granted everywhere and used in " + OWN_NAMESPACE + " only. Maybe a Role.");
    }
  }
}
