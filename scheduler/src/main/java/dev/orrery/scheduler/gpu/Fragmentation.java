package dev.orrery.scheduler.gpu;

import java.util.List;

/**
 * How much idle GPU a node has that the pods to come cannot use: for each shape of the mix the
 * thousandths it could not use, weighted by its share. The measure of fragmentation gradient
 * descent (Weng et al., USENIX ATC 2023): all idle GPU counts when the shape has no GPU, or the
 * node lacks CPU, devices or the model for it; else what is free on devices with too little for it.
 */
public final class Fragmentation {

  /** The part of all pods whose shapes are looked at, as published. */
  public static final double POPULAR = 0.95;

  private final List<TaskMix.Task> tasks;

  /** Measures for the most frequent shapes of a mix. */
  public Fragmentation(TaskMix mix) {
    this.tasks = mix.popular(POPULAR);
  }

  /** Expected unusable thousandths of GPU on a node, from 0 to all that is idle. */
  public double of(NodeState node) {
    if (node.idle() == 0) {
      return 0;
    }
    double sum = 0;
    for (TaskMix.Task task : tasks) {
      sum += task.share() * unusable(node, task.shape());
    }
    return sum;
  }

  private static int unusable(NodeState node, GpuShape shape) {
    if (shape.gpus() == 0
        || node.cpuFree() < shape.cpuMilli()
        || !shape.accepts(node.node().model())) {
      return node.idle();
    }
    int fitting = 0;
    int tooSmall = 0;
    for (int i = 0; i < node.devices(); i++) {
      int free = node.free(i);
      if (free >= shape.milli()) {
        fitting++;
      } else {
        tooSmall += free;
      }
    }
    return fitting >= shape.gpus() ? tooSmall : node.idle();
  }
}
