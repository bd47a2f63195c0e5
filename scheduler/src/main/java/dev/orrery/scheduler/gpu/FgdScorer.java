package dev.orrery.scheduler.gpu;

/**
 * Fragmentation gradient descent as published (Weng et al., USENIX ATC 2023): the node whose
 * fragmentation grows least, as a whole number from 0 to 100 on a sigmoid of the change in GPUs.
 * The rounding is part of it: it makes ties, and ties go to the first node in order.
 */
public final class FgdScorer implements GpuScorer {

  private final Fragmentation fragmentation;

  /** Scores for a mix. */
  public FgdScorer(TaskMix mix) {
    this.fragmentation = new Fragmentation(mix);
  }

  @Override
  public Offer offer(NodeState node, GpuShape shape) {
    double before = fragmentation.of(node);
    if (!shape.shared()) {
      return new Offer(score(before, node.after(shape, 0)), 0);
    }
    Offer best = new Offer(-1, -1);
    for (int i = 0; i < node.devices(); i++) {
      if (node.free(i) >= shape.milli()) {
        int score = score(before, node.after(shape, i));
        if (score > best.score()) {
          best = new Offer(score, i);
        }
      }
    }
    return best;
  }

  private int score(double before, NodeState after) {
    double gain = (before - fragmentation.of(after)) / GpuShape.WHOLE;
    return (int) (100 / (1 + Math.exp(-gain)));
  }
}
