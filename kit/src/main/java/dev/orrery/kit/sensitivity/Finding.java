package dev.orrery.kit.sensitivity;

/**
 * The first thing that was found wrong, or that nothing was.
 *
 * @param check which one found it; empty when all is well
 * @param line what it says; empty when all is well
 * @param seconds from the begin of the first check
 */
public record Finding(String check, String line, double seconds) {

  /** Whether anything is wrong. */
  public boolean found() {
    return !check.isEmpty();
  }

  @Override
  public String toString() {
    return found()
        ? "found by %s after %.0f s: %s".formatted(check, seconds, line)
        : "nothing found in %.0f s".formatted(seconds);
  }
}
