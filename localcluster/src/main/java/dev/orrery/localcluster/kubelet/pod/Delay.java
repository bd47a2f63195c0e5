package dev.orrery.localcluster.kubelet.pod;

import java.util.Locale;
import java.util.random.RandomGenerator;

/** How long something takes, as a distribution. */
public sealed interface Delay {

  /** One draw, in milliseconds, 0 or more. */
  long draw(RandomGenerator random);

  /**
   * Always the same.
   *
   * @param millis 0 or more
   */
  record Fixed(long millis) implements Delay {
    @Override
    public long draw(RandomGenerator random) {
      return millis;
    }

    @Override
    public String toString() {
      return millis + "ms";
    }
  }

  /**
   * Log-normal: the logarithm of the delay is normal with mean {@code ln(median)}. Draws are cut at
   * twenty medians, so that no single pod holds up a test for ever.
   *
   * @param medianMillis above 0
   * @param sigma standard deviation of the logarithm, 0 or more
   */
  record LogNormal(long medianMillis, double sigma) implements Delay {

    private static final int LONGEST = 20;

    @Override
    public long draw(RandomGenerator random) {
      double drawn = medianMillis * Math.exp(sigma * random.nextGaussian());
      return Math.round(Math.min(drawn, (double) medianMillis * LONGEST));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "lognormal(%dms, %s)", medianMillis, sigma);
    }
  }

  /**
   * Reads {@code 300ms}, {@code 2s}, {@code 1m} or {@code lognormal(400ms, 0.5)}.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static Delay parse(String text) {
    String trimmed = text.strip();
    if (trimmed.startsWith("lognormal(") && trimmed.endsWith(")")) {
      String[] parts =
          trimmed.substring("lognormal(".length(), trimmed.length() - 1).split(",", -1);
      if (parts.length == 2) {
        return new LogNormal(Durations.millis(parts[0]), Double.parseDouble(parts[1].strip()));
      }
    }
    return new Fixed(Durations.millis(trimmed));
  }
}
