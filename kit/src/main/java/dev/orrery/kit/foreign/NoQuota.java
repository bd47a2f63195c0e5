package dev.orrery.kit.foreign;

/** The namespace may have no pods any more, and those that are there are deleted. */
final class NoQuota implements Attack {

  @Override
  public String name() {
    return "a quota of no pods";
  }

  @Override
  public void strike(Victim victim) {
    victim
        .stage()
        .apply(
            "---\n{apiVersion: v1, kind: ResourceQuota, metadata: {name: none, namespace: NAMESPACE},"
                + " spec: {hard: {pods: 0}}}");
    for (int i = 0; i < Victim.PODS_WANTED; i++) {
      victim.delete(Victim.PODS, Attacks.pod(victim));
    }
  }

  @Override
  public boolean answered(Victim victim) {
    return victim.told() && victim.reason().equals("ReplicaFailure");
  }

  @Override
  public void end(Victim victim) {
    victim.delete("v1 resourcequotas", "none");
  }
}
