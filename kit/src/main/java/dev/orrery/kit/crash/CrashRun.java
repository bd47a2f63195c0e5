package dev.orrery.kit.crash;

import java.util.List;

/**
 * One death and what came after.
 *
 * @param scenario the story
 * @param boundary at which write
 * @param moment before or after it
 * @param subject how the operator was run
 * @param killed whether the boundary was reached at all
 * @param converged whether the end was that of the reference
 * @param differences from the reference, a line each
 * @param orphans objects whose owner is gone
 * @param duplicates objects made more often than in the reference
 * @param unrequestedDeletes objects deleted more often than in the reference
 * @param stuckFinalizers objects marked for deletion that stay
 * @param seconds from the death to the end
 */
public record CrashRun(
    String scenario,
    Boundary boundary,
    Moment moment,
    String subject,
    boolean killed,
    boolean converged,
    List<String> differences,
    int orphans,
    int duplicates,
    int unrequestedDeletes,
    int stuckFinalizers,
    double seconds) {

  /** Copies the list. */
  public CrashRun {
    differences = List.copyOf(differences);
  }

  /** Whether nothing is wrong with it. */
  public boolean clean() {
    return converged
        && orphans == 0
        && duplicates == 0
        && unrequestedDeletes == 0
        && stuckFinalizers == 0;
  }

  @Override
  public String toString() {
    return scenario
        + ", "
        + boundary
        + ", "
        + moment
        + ", "
        + subject
        + (killed ? "" : ", not reached")
        + (clean() ? ": clean" : ": " + differences)
        + (orphans + duplicates + unrequestedDeletes + stuckFinalizers == 0
            ? ""
            : " orphans %d, duplicates %d, deletes %d, stuck %d"
                .formatted(orphans, duplicates, unrequestedDeletes, stuckFinalizers));
  }
}
