package dev.orrery.localcluster.kubelet.pod;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One container of a pod.
 *
 * @param name unique in the pod
 * @param image as written
 * @param sidecar an init container that keeps running
 * @param requests resource name to quantity, as written
 * @param limits resource name to quantity, as written
 * @param hostPorts ports taken on the node
 * @param startup absent when not declared
 * @param readiness absent when not declared
 * @param liveness absent when not declared
 */
public record ContainerSpec(
    String name,
    String image,
    boolean sidecar,
    Map<String, String> requests,
    Map<String, String> limits,
    List<HostPort> hostPorts,
    @Nullable Probe startup,
    @Nullable Probe readiness,
    @Nullable Probe liveness) {}
