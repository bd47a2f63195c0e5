package dev.orrery.localcluster.kubelet;

import java.util.List;

/**
 * How a fake kubelet fares.
 *
 * @param nodes in its fleet
 * @param registered nodes that are there
 * @param cutNodes nodes behind a cut
 * @param cuts the cuts in force
 * @param pods that it runs now; pods that are over do not count
 * @param readyPods pods whose readiness the API server has acknowledged
 * @param refusedPods pods that did not fit, since the start
 * @param requests sent to the API server, since the start
 * @param failedRequests without answer or to be tried again
 * @param waitingRequests not sent yet
 * @param heartbeats acknowledged Lease renewals
 * @param heartbeatLateP99Seconds 99 of 100 renewals were acknowledged at most this late; 0 before
 *     the first
 * @param leaseSeconds how long each Lease holds
 * @param nodeMonitorGraceSeconds what the controller manager must grant, or more
 */
public record KubeletStatus(
    int nodes,
    long registered,
    long cutNodes,
    List<String> cuts,
    int pods,
    long readyPods,
    long refusedPods,
    long requests,
    long failedRequests,
    int waitingRequests,
    long heartbeats,
    double heartbeatLateP99Seconds,
    int leaseSeconds,
    int nodeMonitorGraceSeconds) {}
