package dev.orrery.localcluster.kubelet.pod;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a kubelet must know of a pod's spec. Pods of one template share one instance.
 *
 * @param init init containers and sidecars, in order
 * @param main containers, at least one
 * @param restart policy of the main containers
 * @param hostNetwork whether the pod has the node's address
 * @param graceMillis what containers are given to end
 * @param demand effective requests: cpu in milli, others in units
 * @param selector node selector
 * @param affinity required node affinity, any of the terms; absent when there is none
 * @param tolerations as written
 * @param readinessGates condition types that must be True as well
 */
public record PodSpec(
    List<ContainerSpec> init,
    List<ContainerSpec> main,
    RestartPolicy restart,
    boolean hostNetwork,
    long graceMillis,
    Map<String, Long> demand,
    Map<String, String> selector,
    @Nullable List<NodeTerm> affinity,
    List<Toleration> tolerations,
    List<String> readinessGates) {}
