package dev.orrery.bench.fakenodes;

/** Wall seconds since a start. */
record Stopwatch(long startNanos) {

  static Stopwatch start() {
    return new Stopwatch(System.nanoTime());
  }

  double seconds() {
    return (System.nanoTime() - startNanos) / 1e9;
  }
}
