package dev.orrery.scheduler.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Comparison of label and taint values that are meant as integers. */
final class WholeNumbers {

  private WholeNumbers() {}

  /**
   * How a value compares with the one limit.
   *
   * @return below, at or above 0; 0 where one of them is no 64-bit integer, so that neither
   *     "greater" nor "less" holds
   */
  static int compare(@Nullable String actual, List<String> limit) {
    if (actual == null || limit.size() != 1) {
      return 0;
    }
    try {
      return Long.compare(Long.parseLong(actual), Long.parseLong(limit.getFirst()));
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
