package dev.orrery.bench;

/**
 * A figure and what it has to reach.
 *
 * @param value what was measured
 * @param relation on which side of the mark the value must lie
 * @param mark in the value's unit
 */
public record Mark(double value, Relation relation, double mark) {

  /** Which side is good. */
  public enum Relation {
    /** The value is at least the mark. */
    AT_LEAST,
    /** The value is at most the mark. */
    AT_MOST,
    /** The value is less than the mark. */
    BELOW
  }

  /** Met when the value is at least the mark. */
  public static Mark atLeast(double value, double mark) {
    return new Mark(value, Relation.AT_LEAST, mark);
  }

  /** Met when the value is at most the mark. */
  public static Mark atMost(double value, double mark) {
    return new Mark(value, Relation.AT_MOST, mark);
  }

  /** Met when the value is less than the mark. */
  public static Mark below(double value, double mark) {
    return new Mark(value, Relation.BELOW, mark);
  }

  /** Whether it is reached; a value that is not a number never is. */
  public boolean met() {
    return switch (relation) {
      case AT_LEAST -> value >= mark;
      case AT_MOST -> value <= mark;
      case BELOW -> value < mark;
    };
  }
}
