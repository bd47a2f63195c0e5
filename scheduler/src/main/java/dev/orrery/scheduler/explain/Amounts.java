package dev.orrery.scheduler.explain;

import dev.orrery.scheduler.model.Resources;
import java.util.Locale;

/** Amounts of resources as people write them. */
public final class Amounts {

  private static final double MILLI = 1000;
  private static final long KIBI = 1024;
  private static final String[] UNITS = {"", "Ki", "Mi", "Gi", "Ti", "Pi"};

  private Amounts() {}

  /** As a Kubernetes quantity, rounded to three digits after the point. */
  public static String quantity(String resource, long amount) {
    return switch (resource) {
      case Resources.CPU -> plain(amount / MILLI);
      case Resources.MEMORY, Resources.EPHEMERAL_STORAGE -> bytes(amount);
      default -> Long.toString(amount);
    };
  }

  /** With a unit for reading: {@code "2.5 cores"}. */
  public static String words(String resource, long amount) {
    String quantity = quantity(resource, amount);
    return resource.equals(Resources.CPU)
        ? quantity + (amount == MILLI ? " core" : " cores")
        : quantity;
  }

  private static String bytes(long amount) {
    int unit = 0;
    double value = amount;
    while (Math.abs(value) >= KIBI && unit < UNITS.length - 1) {
      value /= KIBI;
      unit++;
    }
    return plain(value) + UNITS[unit];
  }

  private static String plain(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value);
    return text.replaceAll("\\.?0+$", "");
  }
}
