package dev.orrery.plan;

import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The one number from which every random choice of a run follows. Each purpose draws from a stream
 * of its own, so that adding a draw in one place leaves the others as they were.
 *
 * @param value any number
 */
public record Seed(long value) {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /**
   * A generator that depends only on this seed and on the purpose.
   *
   * @param purpose what the numbers are for, for example {@code "start-delay"}
   */
  public RandomGenerator random(String purpose) {
    long hash = FNV_OFFSET;
    for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (b & 0xff)) * FNV_PRIME;
    }
    return RandomGeneratorFactory.of("L64X128MixRandom").create(hash ^ value);
  }
}
