package dev.orrery.kit.sequence;

import java.util.List;
import java.util.Map;

/**
 * What came of a sequence.
 *
 * @param crd the definition that its specs are drawn from
 * @param seed all of it follows from
 * @param summary what was done, in a line
 * @param transitions specs sent
 * @param path in what the end differs from that of an object that never had another spec
 * @param silent specs that were refused or not carried out without a word
 * @param recovered whether the last good spec was carried out
 * @param refusals what a user saw, by what was wrong with the spec
 * @param yaml all of it; empty when nothing is wrong
 * @param seconds it took
 */
public record SequenceResult(
    String crd,
    long seed,
    String summary,
    int transitions,
    List<String> path,
    List<String> silent,
    boolean recovered,
    Map<String, String> refusals,
    String yaml,
    double seconds) {

  /** Copies the collections. */
  public SequenceResult {
    path = List.copyOf(path);
    silent = List.copyOf(silent);
    refusals = Map.copyOf(refusals);
  }

  /** Whether nothing is wrong. */
  public boolean clean() {
    return path.isEmpty() && silent.isEmpty() && recovered;
  }

  /** The same with what was played. */
  SequenceResult with(String played) {
    return new SequenceResult(
        crd, seed, summary, transitions, path, silent, recovered, refusals, played, seconds);
  }

  @Override
  public String toString() {
    String wrong = (recovered ? "" : " NOT RECOVERED") + (path.isEmpty() ? "" : " PATH " + path);
    return "%s seed %d, %s: %s%s, %.1f s"
        .formatted(
            crd,
            seed,
            summary,
            clean() ? "clean" : wrong,
            silent.isEmpty() ? "" : " SILENT " + silent,
            seconds);
  }
}
