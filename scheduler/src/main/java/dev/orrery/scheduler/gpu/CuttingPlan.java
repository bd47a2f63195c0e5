package dev.orrery.scheduler.gpu;

/**
 * The linear program of the cutting stock problem by the revised simplex method with generated
 * columns: prices follow from the basis, the knapsack finds the pattern that is worth most at these
 * prices, and as long as it is worth more than one whole piece it enters the basis.
 */
final class CuttingPlan {

  private static final int MOST_STEPS_PER_SIZE = 50;
  private static final double TOLERANCE = 1e-9;

  private final int[] sizes;
  private final int whole;
  private final double[][] inverse;
  private final double[] cuts;

  /** Starts with patterns of one size each. */
  CuttingPlan(int[] sizes, double[] demand, int whole) {
    this.sizes = sizes;
    this.whole = whole;
    this.inverse = new double[sizes.length][sizes.length];
    this.cuts = new double[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      int copies = whole / sizes[i];
      inverse[i][i] = 1.0 / copies;
      cuts[i] = demand[i] / copies;
    }
  }

  /** The knapsack at the optimal prices. */
  Knapsack solve() {
    Knapsack knapsack = new Knapsack(sizes, prices(), whole);
    int steps = MOST_STEPS_PER_SIZE * sizes.length;
    while (steps-- > 0 && knapsack.best() > 1 + TOLERANCE) {
      enter(knapsack.pattern());
      knapsack = new Knapsack(sizes, prices(), whole);
    }
    return knapsack;
  }

  /** Every pattern costs one whole piece, so prices are the column sums of the inverse. */
  private double[] prices() {
    double[] prices = new double[sizes.length];
    for (double[] row : inverse) {
      for (int j = 0; j < row.length; j++) {
        prices[j] += row[j];
      }
    }
    return prices;
  }

  private void enter(double[] pattern) {
    double[] direction = new double[sizes.length];
    int leaving = -1;
    for (int i = 0; i < sizes.length; i++) {
      for (int j = 0; j < sizes.length; j++) {
        direction[i] += inverse[i][j] * pattern[j];
      }
      if (direction[i] > TOLERANCE
          && (leaving < 0 || cuts[i] * direction[leaving] < cuts[leaving] * direction[i])) {
        leaving = i;
      }
    }
    pivot(leaving, direction);
  }

  private void pivot(int leaving, double[] direction) {
    cuts[leaving] /= direction[leaving];
    for (int j = 0; j < sizes.length; j++) {
      inverse[leaving][j] /= direction[leaving];
    }
    for (int i = 0; i < sizes.length; i++) {
      if (i != leaving) {
        cuts[i] -= cuts[leaving] * direction[i];
        for (int j = 0; j < sizes.length; j++) {
          inverse[i][j] -= inverse[leaving][j] * direction[i];
        }
      }
    }
  }
}
