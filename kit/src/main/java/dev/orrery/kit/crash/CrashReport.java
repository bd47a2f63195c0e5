package dev.orrery.kit.crash;

import java.util.List;

/**
 * All deaths of one test.
 *
 * @param boundaries writes at which the operator died before and after
 * @param runs the deaths; those that never came about are left out
 * @param unreached deaths that never came about: the write did not occur again
 */
public record CrashReport(int boundaries, List<CrashRun> runs, List<CrashRun> unreached) {

  /** Copies the lists. */
  public CrashReport {
    runs = List.copyOf(runs);
    unreached = List.copyOf(unreached);
  }

  /** Runs that ended as the reference did. */
  public int converged() {
    return (int) runs.stream().filter(run -> run.outcome().converged()).count();
  }

  /** Runs in which something is wrong. */
  public List<CrashRun> unclean() {
    return runs.stream().filter(run -> !run.outcome().clean()).toList();
  }
}
