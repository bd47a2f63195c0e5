package dev.orrery.bench.cluster;

/** Wall seconds since a start. */
public record Stopwatch(long startNanos) {

  /** From now. */
  public static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  /** Seconds since then. */
  public double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
