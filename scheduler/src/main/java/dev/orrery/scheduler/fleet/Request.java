package dev.orrery.scheduler.fleet;

import dev.orrery.scheduler.model.Resources;
import java.util.Arrays;
import java.util.TreeMap;

/** What a pod takes, as parallel arrays; what it takes nothing of is left out and never checked. */
public final class Request {

  final int[] dimensions;
  final long[] amounts;

  Request(Resources resources, Dimensions names) {
    var nonZero = resources.amounts().entrySet().stream().filter(e -> e.getValue() > 0).toList();
    var byDimension = new TreeMap<Integer, Long>();
    nonZero.forEach(e -> byDimension.merge(names.asked(e.getKey()), e.getValue(), Math::max));
    dimensions = byDimension.keySet().stream().mapToInt(Integer::intValue).toArray();
    amounts = byDimension.values().stream().mapToLong(Long::longValue).toArray();
  }

  /** Whether it takes of what has no index of its own. */
  boolean takesOthers() {
    return Arrays.stream(dimensions).anyMatch(dimension -> dimension == Dimensions.OTHERS);
  }

  /** How many resources it takes. */
  public int size() {
    return dimensions.length;
  }

  /** Index of the i-th resource in {@link Dimensions}. */
  public int dimension(int i) {
    return dimensions[i];
  }

  /** Amount of the i-th resource, above 0. */
  public long amount(int i) {
    return amounts[i];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Request that
        && Arrays.equals(dimensions, that.dimensions)
        && Arrays.equals(amounts, that.amounts);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(dimensions) + Arrays.hashCode(amounts);
  }
}
