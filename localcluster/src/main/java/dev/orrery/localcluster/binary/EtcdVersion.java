package dev.orrery.localcluster.binary;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of etcd. */
record EtcdVersion(int major, int minor, int patch) implements Comparable<EtcdVersion> {
  private static final Pattern NUMBERS = Pattern.compile("(\\d+)\\.(\\d+)\\.(\\d+)");

  /** Watch progress and consistent reads from the API server's cache need one of these. */
  private static final EtcdVersion LEAST_OF_3_4 = new EtcdVersion(3, 4, 31);

  private static final EtcdVersion LEAST_OF_3_5 = new EtcdVersion(3, 5, 13);

  /** Finds the first three numbers in what {@code etcd --version} or apt says. */
  static Optional<EtcdVersion> in(String text) {
    Matcher numbers = NUMBERS.matcher(text);
    return numbers.find()
        ? Optional.of(
            new EtcdVersion(
                Integer.parseInt(numbers.group(1)),
                Integer.parseInt(numbers.group(2)),
                Integer.parseInt(numbers.group(3))))
        : Optional.empty();
  }

  boolean newEnough() {
    return compareTo(minor == 4 && major == 3 ? LEAST_OF_3_4 : LEAST_OF_3_5) >= 0;
  }

  @Override
  public int compareTo(EtcdVersion other) {
    return Comparator.comparingInt(EtcdVersion::major)
        .thenComparingInt(EtcdVersion::minor)
        .thenComparingInt(EtcdVersion::patch)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
