package dev.orrery.kit.play;

import java.util.List;

/**
 * What came of a story that was disturbed, compared with the reference.
 *
 * @param differences of the end state, a line each
 * @param orphans objects whose owner is gone
 * @param duplicates objects made more often than in the reference
 * @param unrequestedDeletes objects deleted more often than in the reference
 * @param stuckFinalizers objects marked for deletion that stay
 * @param seconds from the disturbance to the end
 */
public record Outcome(
    List<String> differences,
    int orphans,
    int duplicates,
    int unrequestedDeletes,
    int stuckFinalizers,
    double seconds) {

  /** Copies the list. */
  public Outcome {
    differences = List.copyOf(differences);
  }

  /** Whether it ended as the reference did. */
  public boolean converged() {
    return differences.isEmpty();
  }

  /** Whether nothing at all is wrong. */
  public boolean clean() {
    return converged()
        && orphans == 0
        && duplicates == 0
        && unrequestedDeletes == 0
        && stuckFinalizers == 0;
  }

  @Override
  public String toString() {
    String counts =
        orphans + duplicates + unrequestedDeletes + stuckFinalizers == 0
            ? ""
            : ", orphans %d, duplicates %d, deletes %d, stuck %d"
                .formatted(orphans, duplicates, unrequestedDeletes, stuckFinalizers);
    return (clean() ? "clean" : differences.toString()) + counts + ", %.1f s".formatted(seconds);
  }
}
