package dev.orrery.scheduler.model;

import org.jspecify.annotations.Nullable;

/**
 * A pod: its identity, where it stands in its life, and its shape, which pods of one template
 * share.
 *
 * @param key which pod
 * @param shape what it asks for
 * @param node the node it is bound to, null while it is pending
 * @param nominatedNode the node that preemption has cleared for it ({@code
 *     status.nominatedNodeName}), null mostly
 * @param phase where it stands
 * @param createdMillis creation time, milliseconds since the epoch; earlier pods of one priority
 *     are placed first
 * @param controller uid of the controlling owner, null for a bare pod
 */
public record Pod(
    PodKey key,
    PodShape shape,
    @Nullable String node,
    @Nullable String nominatedNode,
    Phase phase,
    long createdMillis,
    @Nullable String controller) {

  /** How far the pod has come, as far as placement cares. */
  public enum Phase {
    /** Waits for a node, or was bound and has not started. */
    PENDING,
    /** Runs on its node. */
    RUNNING,
    /** Runs still but has a deletion time stamp; holds its resources until it is gone. */
    TERMINATING,
    /** Succeeded or failed: holds no resources, though the object is there. */
    FINISHED
  }

  /** Whether it takes room on its node. */
  public boolean holdsResources() {
    return node != null && phase != Phase.FINISHED;
  }

  /** The same pod on a node. */
  public Pod on(String nodeName) {
    return new Pod(key, shape, nodeName, nominatedNode, phase, createdMillis, controller);
  }
}
