package dev.orrery.reconcilers.workload.step;

import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.workload.pod.OwnedPod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Workload and what belongs to it, as the caches have it.
 *
 * @param deployment null when there is none
 * @param services those that the Workload owns
 * @param budgets those that the Workload owns
 * @param pods those that its Deployment made
 */
public record WorkloadView(
    Workload workload,
    @Nullable Deployment deployment,
    List<Service> services,
    List<PodDisruptionBudget> budgets,
    List<OwnedPod> pods) {}
