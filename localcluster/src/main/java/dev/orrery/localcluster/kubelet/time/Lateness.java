package dev.orrery.localcluster.kubelet.time;

/** How late things were, in buckets that grow by 2 %: a quantile is at most that much too high. */
public final class Lateness {

  private static final double GROWTH = Math.log(1.02);
  private static final int BUCKETS = 800;

  private final long[] counts = new long[BUCKETS];
  private long total;

  /**
   * Counts one.
   *
   * @param millis what is early counts as 0
   */
  public void add(long millis) {
    int bucket = (int) (Math.log1p((double) Math.max(0, millis)) / GROWTH);
    counts[Math.min(BUCKETS - 1, bucket)]++;
    total++;
  }

  /** How many were counted. */
  public long total() {
    return total;
  }

  /**
   * A quantile.
   *
   * @param share 0 to 1
   * @return seconds; not a number when nothing was counted
   */
  public double quantileSeconds(double share) {
    long rank = (long) Math.ceil(share * (double) total);
    long seen = 0;
    for (int bucket = 0; bucket < BUCKETS && total > 0; bucket++) {
      seen += counts[bucket];
      if (seen >= rank && seen > 0) {
        return Math.expm1((bucket + 1) * GROWTH) / 1_000;
      }
    }
    return Double.NaN;
  }
}
