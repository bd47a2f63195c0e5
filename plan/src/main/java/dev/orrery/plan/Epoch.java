package dev.orrery.plan;

/**
 * The reign of one leader. Every write carries the epoch of the leader that made it, so that a
 * write of an earlier leader can be told and refused.
 *
 * @param value at least 0; 0 means that nobody has led yet
 */
public record Epoch(long value) implements Comparable<Epoch> {

  /** Before the first leader. */
  public static final Epoch NONE = new Epoch(0);

  /** Refuses a negative value. */
  public Epoch {
    if (value < 0) {
      throw new IllegalArgumentException(
          "epoch is " + value + ". Maybe it was read from a damaged object; it is never negative.");
    }
  }

  /**
   * The epoch of a new leader: above the one kept in the fence object and above the Lease's count
   * of transitions, because a deleted Lease starts again at 0.
   *
   * @param fence the highest epoch written so far
   * @param leaseTransitions the Lease's own count
   */
  public static Epoch next(Epoch fence, long leaseTransitions) {
    return new Epoch(1 + Math.max(fence.value, leaseTransitions));
  }

  @Override
  public int compareTo(Epoch other) {
    return Long.compare(value, other.value);
  }
}
