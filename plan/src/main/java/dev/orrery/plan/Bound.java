package dev.orrery.plan;

/**
 * What no plan can beat, and which constraint says so.
 *
 * @param name the bound's name in the literature, for example {@code "L1"}
 * @param dimension the resource or constraint that binds, for example {@code "cpu"}
 * @param value in the unit of what is bounded (nodes, bytes, ...), at least 0
 */
public record Bound(String name, String dimension, long value) {

  /** Refuses a negative bound. */
  public Bound {
    if (value < 0) {
      throw new IllegalArgumentException(
          "bound " + name + " is " + value + ". Maybe its sums overflowed.");
    }
  }

  /**
   * The distance of a result from this bound as a fraction of the bound: 0 is optimal, 0.02 is two
   * per cent above.
   *
   * @param used the result, in the bound's unit
   */
  public double gap(long used) {
    return value == 0 ? (used == 0 ? 0 : Double.POSITIVE_INFINITY) : (double) used / value - 1;
  }

  /** The stronger of two lower bounds. */
  public Bound max(Bound other) {
    return other.value > value ? other : this;
  }
}
