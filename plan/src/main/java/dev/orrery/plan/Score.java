package dev.orrery.plan;

import java.util.List;

/**
 * A score as the sum of named parts, kept apart so that it can be explained.
 *
 * @param parts in the order in which they were computed
 */
public record Score(List<Part> parts) {

  /**
   * One part of a score.
   *
   * @param name what is scored, for example {@code "best-fit"}
   * @param value higher is better; the weight is already in it
   */
  public record Part(String name, double value) {}

  /** Copies the parts. */
  public Score {
    parts = List.copyOf(parts);
  }

  /** The sum of all parts. */
  public double total() {
    double sum = 0;
    for (Part part : parts) {
      sum += part.value();
    }
    return sum;
  }
}
