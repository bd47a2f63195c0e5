package dev.orrery.scheduler.gpu;

/**
 * Best fit on CPU and GPU, as the published comparison has it: the node with the least left, each
 * resource as a part of the largest node's (128 cores, 8 GPUs), as a whole number from 0 to 100; on
 * it the device with the least left.
 */
public final class BestFitScorer implements GpuScorer {

  private static final double LARGEST_CPU = 128_000;
  private static final double LARGEST_GPU = 8_000;

  @Override
  public Offer offer(NodeState node, GpuShape shape) {
    double cpuLeft = (node.cpuFree() - shape.cpuMilli()) / LARGEST_CPU;
    double gpuLeft = (node.idle() - shape.gpuMilli()) / LARGEST_GPU;
    return new Offer((int) ((1 - (cpuLeft + gpuLeft) / 2) * 100), tightest(node, shape));
  }

  private static int tightest(NodeState node, GpuShape shape) {
    int best = -1;
    for (int i = 0; i < node.devices(); i++) {
      int free = node.free(i);
      if (free >= shape.milli() && (best < 0 || free < node.free(best))) {
        best = i;
      }
    }
    return best;
  }
}
