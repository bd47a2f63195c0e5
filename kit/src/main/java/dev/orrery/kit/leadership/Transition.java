package dev.orrery.kit.leadership;

import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.util.Locale;

/**
 * What came of one upheaval.
 *
 * @param upheaval what happened
 * @param role whose leader fell
 * @param gap from the upheaval until another had taken the next epoch; for those of the API server
 *     until users were served again
 * @param missing empty when both roles worked again within a minute of that; else how all were
 */
public record Transition(Upheaval upheaval, RoleName role, Duration gap, String missing) {

  /** Whether both roles worked again within a minute. */
  public boolean recovered() {
    return missing.isEmpty();
  }

  /** The gap in seconds. */
  public double seconds() {
    return gap.toMillis() / 1000.0;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s, %s: %s, %.1f s without a leader",
        upheaval.text(),
        role.text(),
        recovered() ? "recovered" : "NOT RECOVERED (" + missing + ")",
        seconds());
  }
}
