package dev.orrery.bench;

/** A benchmark that could not measure, with the exit code that says why. */
public final class BenchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  /**
   * A reason that fits no factory below.
   *
   * @param exitCode one of {@link ExitCode}
   * @param message variable, value, then a sentence that begins with "Maybe"
   */
  public BenchException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Something that the benchmark needs is not on this machine: exit code 69. */
  public static BenchException unavailable(String message) {
    return new BenchException(ExitCode.UNAVAILABLE, message);
  }

  /** The product gave a wrong answer, so its speed or quality does not count: exit code 1. */
  public static BenchException wrong(String message) {
    return new BenchException(ExitCode.FAILED, message);
  }

  /** The exit code of the process. */
  public int exitCode() {
    return exitCode;
  }
}
