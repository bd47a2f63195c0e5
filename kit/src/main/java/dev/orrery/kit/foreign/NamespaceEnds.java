package dev.orrery.kit.foreign;

import java.util.Set;

/** The namespace is deleted, and something in it takes its time. */
final class NamespaceEnds implements Attack {

  private static final String HELD =
      "---\n"
          + "{apiVersion: v1, kind: ConfigMap, metadata: {name: slow, namespace: NAMESPACE,"
          + " finalizers: [example.com/hold]}}";

  @Override
  public String name() {
    return "the namespace is deleted, slowly";
  }

  @Override
  public void strike(Victim victim) {
    victim.stage().apply(HELD);
    victim.lane().admin().namespaces().withName(victim.stage().namespace()).delete();
  }

  /** Nothing of ours is left or made anew. */
  @Override
  public boolean answered(Victim victim) {
    return victim.stage().workload(Victim.NAME).isMissingNode()
        && victim.get(Victim.DEPLOYMENTS, Victim.NAME).isMissingNode()
        && victim.get(Victim.SERVICES, Victim.SERVICE).isMissingNode();
  }

  @Override
  public Set<String> contested() {
    return Set.of("deployments/shop", "services/front", "poddisruptionbudgets/shop");
  }

  @Override
  public void end(Victim victim) {
    victim.patch("v1 configmaps", "slow", "x", "metadata: {finalizers: null}");
  }

  @Override
  public boolean recovered(Victim victim) {
    return victim.lane().admin().namespaces().withName(victim.stage().namespace()).get() == null;
  }
}
