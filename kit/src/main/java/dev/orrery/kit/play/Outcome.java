package dev.orrery.kit.play;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of a story that was disturbed, compared with the reference.
 *
 * @param differences of the end state, a line each
 * @param orphans objects whose owner is gone
 * @param duplicates objects made more often than in the reference
 * @param unrequestedDeletes objects deleted more often than in the reference
 * @param excess the same two by object, a line each
 * @param stuckFinalizers objects marked for deletion that stay
 * @param seconds from the disturbance to the end
 */
public record Outcome(
    List<String> differences,
    int orphans,
    int duplicates,
    int unrequestedDeletes,
    List<String> excess,
    int stuckFinalizers,
    double seconds) {

  /** Copies the lists. */
  public Outcome {
    excess = List.copyOf(excess);
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
    return (clean() ? "clean" : wrong().toString()) + counts + ", %.1f s".formatted(seconds);
  }

  /** What is different at the end, and what was done too often, a line each. */
  public List<String> wrong() {
    return Stream.concat(differences.stream(), excess.stream()).toList();
  }
}
