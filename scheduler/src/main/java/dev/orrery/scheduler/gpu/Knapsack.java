package dev.orrery.scheduler.gpu;

/** The dearest set of shares for every size of piece, any number of each. */
final class Knapsack {

  private static final double TOLERANCE = 1e-12;

  private final int[] sizes;
  private final double[] worth;
  private final int[] last;

  /**
   * Fills pieces of size 0 to the whole.
   *
   * @param sizes of the shares, each at least 1
   * @param prices of the shares, by the same index
   */
  Knapsack(int[] sizes, double[] prices, int whole) {
    this.sizes = sizes;
    this.worth = new double[whole + 1];
    this.last = new int[whole + 1];
    for (int piece = 1; piece <= whole; piece++) {
      worth[piece] = worth[piece - 1];
      last[piece] = -1;
      for (int i = 0; i < sizes.length; i++) {
        if (sizes[i] <= piece && worth[piece - sizes[i]] + prices[i] > worth[piece] + TOLERANCE) {
          worth[piece] = worth[piece - sizes[i]] + prices[i];
          last[piece] = i;
        }
      }
    }
  }

  /** Worth of the dearest set, by the piece's size. */
  double[] worth() {
    return worth.clone();
  }

  /** Worth of the dearest set of the whole. */
  double best() {
    return worth[worth.length - 1];
  }

  /** How many of each share are in the dearest set of the whole. */
  double[] pattern() {
    double[] counts = new double[sizes.length];
    int piece = worth.length - 1;
    while (piece > 0) {
      if (last[piece] < 0) {
        piece--;
      } else {
        counts[last[piece]]++;
        piece -= sizes[last[piece]];
      }
    }
    return counts;
  }
}
