package dev.orrery.bench;

/** Exit codes of {@code orrery bench}, the same as those of the other commands. */
public final class ExitCode {

  /** Measured. */
  public static final int OK = 0;

  /** The benchmark failed, or the product's answer was wrong. */
  public static final int FAILED = 1;

  /** A wrong option, or data that was not given. */
  public static final int USAGE = 2;

  /** Measured, but with {@code --check} a mark is not met. */
  public static final int UNMET = 3;

  /** Something needed is not available. */
  public static final int UNAVAILABLE = 69;

  /** Interrupted. */
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
