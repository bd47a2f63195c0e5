package dev.orrery.scheduler.model;

import java.util.List;
import java.util.Map;

/**
 * All that placement reads of a pod but its identity. Pods of one template have equal shapes, so a
 * shape is interned and what was computed for it is computed once.
 *
 * @param namespace the pod's namespace: affinity terms and spread count pods of it
 * @param labels the pod's labels
 * @param schedulerName who places it
 * @param priority higher goes first
 * @param requests effective requests (see {@link PodRequests}), {@code pods: 1} among them
 * @param hostPorts ports it takes on its node
 * @param nodeSelector labels that the node must have, all of them
 * @param nodeAffinity required and preferred node terms
 * @param tolerations taints it bears
 * @param spread topology spread constraints
 * @param podAffinity wants to be where these pods are
 * @param podAntiAffinity wants not to be where these pods are
 * @param schedulingGates names; while there is one the pod is not placed
 * @param unknownFields JSON paths of fields that no rule here knows; while there is one the pod is
 *     not placed
 */
public record PodShape(
    String namespace,
    Map<String, String> labels,
    String schedulerName,
    int priority,
    Resources requests,
    List<HostPort> hostPorts,
    Map<String, String> nodeSelector,
    NodeAffinity nodeAffinity,
    List<Toleration> tolerations,
    List<SpreadConstraint> spread,
    PodAffinity podAffinity,
    PodAffinity podAntiAffinity,
    List<String> schedulingGates,
    List<String> unknownFields) {

  /** Copies every collection. */
  public PodShape {
    labels = Map.copyOf(labels);
    hostPorts = List.copyOf(hostPorts);
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
    spread = List.copyOf(spread);
    schedulingGates = List.copyOf(schedulingGates);
    unknownFields = List.copyOf(unknownFields);
  }
}
