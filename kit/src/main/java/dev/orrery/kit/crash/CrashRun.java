package dev.orrery.kit.crash;

import dev.orrery.kit.play.Outcome;

/**
 * One death and what came after.
 *
 * @param scenario the story
 * @param boundary at which write
 * @param moment before or after it
 * @param subject how the operator was run
 * @param killed whether the boundary was reached at all
 * @param outcome compared with the reference
 */
public record CrashRun(
    String scenario,
    Boundary boundary,
    Moment moment,
    String subject,
    boolean killed,
    Outcome outcome) {

  @Override
  public String toString() {
    return scenario
        + ", "
        + boundary
        + ", "
        + moment
        + ", "
        + subject
        + (killed ? ": " : ", not reached: ")
        + outcome;
  }
}
