package dev.orrery.kit.stale;

/**
 * One way of not knowing the present, and what came of it.
 *
 * @param what the story and what was wrong
 * @param happened whether it came about
 * @param repaired whether all ended as in the reference
 * @param destructive objects deleted or made on the strength of an old version
 * @param seconds until it was repaired, or until a frozen watch was seen
 * @param difference what is wrong at the end, for people
 */
public record StaleRun(
    String what,
    boolean happened,
    boolean repaired,
    int destructive,
    double seconds,
    String difference) {

  @Override
  public String toString() {
    return "%s: %s%s, %d destructive, %.1f s%s"
        .formatted(
            what,
            repaired ? "repaired" : "NOT repaired",
            happened ? "" : " (did not come about)",
            destructive,
            seconds,
            difference.isEmpty() ? "" : ": " + difference);
  }
}
