package dev.orrery.scheduler.gpu;

/** Says how good a node is for a shape. Depends on nothing but the node's state and the shape. */
public interface GpuScorer {

  /**
   * The best that a node can offer.
   *
   * @param score higher is better; of two equal nodes the first in the cluster's order is taken
   * @param device for a share the device to use; else without meaning
   */
  record Offer(double score, int device) {}

  /** Looks at a node on which the shape fits. */
  Offer offer(NodeState node, GpuShape shape);
}
