package dev.orrery.localcluster.kubelet.node;

/**
 * Why a kubelet does not take a pod that was bound to its node.
 *
 * @param reason as the pod's status has it, for example {@code OutOfcpu}
 * @param message for people
 */
public record Refusal(String reason, String message) {}
