package dev.orrery.reconcilers.workload.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.crds.workload.Disruption;
import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.owned.OwnedObject;
import io.fabric8.kubernetes.api.model.IntOrString;
import org.jspecify.annotations.Nullable;

/** The PodDisruptionBudget of a Workload's pods. */
public final class DesiredBudget {

  private DesiredBudget() {}

  /** The budget as it should be, null when none is asked for. */
  public static @Nullable OwnedObject of(Workload workload) {
    Disruption disruption = workload.getSpec().disruption();
    if (disruption == null) {
      return null;
    }
    String name = WorkloadNames.owned(workload.getMetadata().getName());
    ObjectNode tree = Frame.of(workload, "policy/v1", "PodDisruptionBudget", name);
    ObjectNode spec = tree.putObject("spec");
    put(spec, "minAvailable", disruption.minAvailable());
    put(spec, "maxUnavailable", disruption.maxUnavailable());
    ObjectNode selector = spec.putObject("selector").putObject("matchLabels");
    WorkloadNames.selector(workload).forEach(selector::put);
    return Frame.done(workload, tree, "poddisruptionbudgets");
  }

  private static void put(ObjectNode spec, String field, @Nullable IntOrString value) {
    if (value != null && value.getIntVal() != null) {
      spec.put(field, value.getIntVal());
    } else if (value != null) {
      spec.put(field, value.getStrVal());
    }
  }
}
