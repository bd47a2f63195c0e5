package dev.orrery.localcluster.kubelet.pod;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: a number and ms, s, m or h. */
public final class Durations {

  private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?)(ms|s|m|h)");

  private Durations() {}

  /**
   * Reads a duration.
   *
   * @return milliseconds
   * @throws IllegalArgumentException when it is no duration; the message says so
   */
  public static long millis(String text) {
    Matcher parts = FORM.matcher(text.strip());
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "duration is '%s'. Maybe write a number with its unit, such as 500ms, 5s or 2m."
              .formatted(text));
    }
    long unit =
        switch (parts.group(2)) {
          case "ms" -> 1;
          case "s" -> 1_000;
          case "m" -> 60_000;
          default -> 3_600_000;
        };
    return Math.round(Double.parseDouble(parts.group(1)) * unit);
  }
}
