package dev.orrery.scheduler.model;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;

/**
 * Amounts by resource name.
 *
 * @param amounts {@code cpu} in milli-cores, {@code memory} and {@code ephemeral-storage} in bytes,
 *     {@code pods} and every extended resource in whole units; absent means 0; sorted by name
 */
public record Resources(Map<String, Long> amounts) {

  /** In milli-cores. */
  public static final String CPU = "cpu";

  /** In bytes. */
  public static final String MEMORY = "memory";

  /** In bytes. */
  public static final String EPHEMERAL_STORAGE = "ephemeral-storage";

  /** In pods. */
  public static final String PODS = "pods";

  /**
   * 2^50: a pebibyte, or a million million cores. More counts as this, single or summed up: else a
   * pod of thousands of containers could ask for more than a number holds.
   */
  public static final long MOST = 1L << 50;

  /** Nothing of anything. */
  public static final Resources NONE = new Resources(Map.of());

  /** Copies the amounts; zeros are kept, negative amounts are refused. */
  public Resources {
    amounts = Collections.unmodifiableMap(new TreeMap<>(amounts));
    amounts.forEach(
        (name, amount) -> {
          if (amount < 0) {
            throw new IllegalArgumentException(
                name + " is " + amount + ". Maybe the quantity was negative.");
          }
        });
  }

  /** The amount of one resource, 0 where absent. */
  public long get(String name) {
    return amounts.getOrDefault(name, 0L);
  }

  /** The sum, resource by resource, {@link #MOST} at the most. */
  public Resources plus(Resources other) {
    return combine(
        other, (one, more) -> Math.min(MOST, Math.min(MOST, one) + Math.min(MOST, more)));
  }

  /** The larger of both, resource by resource. */
  public Resources max(Resources other) {
    return combine(other, Math::max);
  }

  private Resources combine(Resources other, LongBinaryOperator how) {
    var result = new TreeMap<>(amounts);
    other.amounts.forEach((name, amount) -> result.put(name, how.applyAsLong(get(name), amount)));
    return new Resources(result);
  }
}
