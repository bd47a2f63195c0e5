package dev.orrery.reconcilers.workload.step;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static dev.orrery.crds.workload.WorkloadConditions.DEPLOYMENT_READY;
import static dev.orrery.crds.workload.WorkloadConditions.PLACED;
import static dev.orrery.crds.workload.WorkloadConditions.READY;
import static dev.orrery.crds.workload.WorkloadConditions.RECONCILING;
import static dev.orrery.crds.workload.WorkloadConditions.STALLED;

import dev.orrery.reconcilers.status.ConditionSet;
import dev.orrery.reconcilers.status.Verdict;
import java.util.List;

/** Puts the parts together. Owns the conditions Ready, Reconciling and Stalled. */
public final class ReadyStep {

  private ReadyStep() {}

  /**
   * Sets the parts and what is made of them: the first part that does not hold gives the reason.
   */
  public static void run(
      ConditionSet conditions, Verdict accepted, Verdict deployment, Verdict placed) {
    conditions.set(ACCEPTED, accepted).set(PLACED, placed).set(DEPLOYMENT_READY, deployment);
    List<Verdict> parts = List.of(accepted, placed, deployment);
    Verdict stuck = parts.stream().filter(Verdict::stuck).findFirst().orElse(null);
    Verdict open = parts.stream().filter(part -> !part.holds()).findFirst().orElse(null);
    if (open == null) {
      conditions.set(READY, Verdict.yes("Ready", deployment.message()));
      return;
    }
    Verdict why = stuck == null ? open : stuck;
    conditions.set(READY, why);
    conditions.setWhile(stuck != null, STALLED, why.reason(), why.message());
    conditions.setWhile(stuck == null, RECONCILING, why.reason(), why.message());
  }
}
