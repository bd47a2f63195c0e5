package dev.orrery.scheduler.gpu;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a piece of a GPU is worth. GPUs are cut into the shares that pods ask for; the linear
 * program of the cutting stock problem (Gilmore and Gomory 1961: as few GPUs as possible, each cut
 * by some pattern, shares in the mix's proportions) prices every size of share in GPUs, and a free
 * piece is worth the dearest set of shares that fits into it. A share costs least where the piece
 * loses least of its worth: there some best plan would cut it too. Small shares, of which there are
 * never enough to fill all gaps, price at 0, and so do gaps that only they could fill.
 *
 * <p>Sizes are rounded up, pieces down, to hundredths of a GPU.
 */
final class CuttingStock {

  private static final int STEP = 10;
  private static final int WHOLE = GpuShape.WHOLE / STEP;

  private final double[] worth;

  /** Prices the shares of a mix; without shares every piece is worth nothing. */
  CuttingStock(TaskMix mix) {
    Map<Integer, Double> demand = new TreeMap<>();
    for (TaskMix.Task task : mix.tasks()) {
      if (task.shape().shared()) {
        demand.merge((task.shape().milli() + STEP - 1) / STEP, task.share(), Double::sum);
      }
    }
    int[] sizes = demand.keySet().stream().mapToInt(Integer::intValue).toArray();
    double[] shares = demand.values().stream().mapToDouble(Double::doubleValue).toArray();
    this.worth = new CuttingPlan(sizes, shares, WHOLE).solve().worth();
  }

  /**
   * What a free piece is worth, in GPUs: from 0 to 1, never falling.
   *
   * @param free thousandths of a GPU
   */
  double worth(int free) {
    return worth[free / STEP];
  }
}
