package dev.orrery.scheduler.score;

/**
 * Rounds what is added up to a score to multiples of 2^-36. Sums of such numbers are exact, so a
 * score does not depend on the order of its addends, and nodes that are alike tie exactly.
 */
public final class Addend {

  private static final double SCALE = 1L << 36;

  private Addend() {}

  /** The nearest multiple of 2^-36. */
  public static double of(double value) {
    return Math.rint(value * SCALE) / SCALE;
  }
}
