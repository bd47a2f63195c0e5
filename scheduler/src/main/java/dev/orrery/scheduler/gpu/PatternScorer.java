package dev.orrery.scheduler.gpu;

import dev.orrery.plan.Score;
import java.util.List;

/**
 * Orrery's scorer for GPU shares. In order of weight, all in thousandths of a GPU:
 *
 * <ol>
 *   <li>pattern: how much of its worth the device loses, at the prices of the best plan for cutting
 *       GPUs into the mix's shares;
 *   <li>starved: idle GPU that the node's CPU or memory could no longer feed, at what the mix's GPU
 *       pods ask for on average;
 *   <li>fragment: growth of {@link Fragmentation};
 *   <li>left: idle GPU left on the node and its distance from the CPU left, a small pull towards
 *       full, balanced nodes that settles what the others leave open.
 * </ol>
 */
public final class PatternScorer implements GpuScorer {

  private static final double PATTERN = 10;
  private static final double STARVED = 1;
  private static final double FRAGMENT = 0.3;
  private static final double LEFT = 0.002;

  private final CuttingStock stock;
  private final Fragmentation fragmentation;
  private final double cpuPerGpu;
  private final double memoryPerGpu;

  /** Scores for a mix. */
  public PatternScorer(TaskMix mix) {
    this.stock = new CuttingStock(mix);
    this.fragmentation = new Fragmentation(mix);
    this.cpuPerGpu = mix.cpuPerGpu();
    this.memoryPerGpu = mix.memoryPerGpu();
  }

  /** Costs in thousandths of a GPU, weights in them. */
  private record Cost(double pattern, double starved, double fragment, double left) {
    double total() {
      return pattern + starved + fragment + left;
    }
  }

  @Override
  public Offer offer(NodeState node, GpuShape shape) {
    double fragments = fragmentation.of(node);
    if (!shape.shared()) {
      return new Offer(-cost(node, shape, 0, fragments).total(), 0);
    }
    Offer best = new Offer(Double.NEGATIVE_INFINITY, -1);
    for (int i = 0; i < node.devices(); i++) {
      if (node.free(i) >= shape.milli()) {
        double score = -cost(node, shape, i, fragments).total();
        if (score > best.score()) {
          best = new Offer(score, i);
        }
      }
    }
    return best;
  }

  /** The parts of the score of one device, for people. */
  public Score explain(NodeState node, GpuShape shape, int device) {
    Cost cost = cost(node, shape, device, fragmentation.of(node));
    return new Score(
        List.of(
            new Score.Part("pattern", -cost.pattern()),
            new Score.Part("starved", -cost.starved()),
            new Score.Part("fragment", -cost.fragment()),
            new Score.Part("left", -cost.left())));
  }

  private Cost cost(NodeState before, GpuShape shape, int device, double fragmentsBefore) {
    NodeState after = before.after(shape, device);
    double lost =
        shape.shared() ? stock.worth(before.free(device)) - stock.worth(after.free(device)) : 0;
    return new Cost(
        PATTERN * GpuShape.WHOLE * lost,
        STARVED * (starved(after) - starved(before)),
        FRAGMENT * (fragmentation.of(after) - fragmentsBefore),
        LEFT * (after.idle() + imbalance(after)));
  }

  private double starved(NodeState node) {
    return Math.max(0, node.idle() - fed(node.cpuFree(), cpuPerGpu))
        + Math.max(0, node.idle() - fed(node.memoryFree(), memoryPerGpu));
  }

  private double imbalance(NodeState node) {
    return cpuPerGpu == 0 ? 0 : Math.abs(fed(node.cpuFree(), cpuPerGpu) - node.idle());
  }

  /** Thousandths of GPU that a resource can feed; without limit where the mix needs none of it. */
  private static double fed(int free, double perGpu) {
    return perGpu == 0 ? Double.POSITIVE_INFINITY : free * (double) GpuShape.WHOLE / perGpu;
  }
}
