package dev.orrery.operator;

/** Ends the program with one line for a person and an exit code. */
public final class ExitException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  /**
   * Ends the program.
   *
   * @param message one line: what is wrong, and what to try
   */
  public ExitException(ExitCode exit, String message) {
    super(message);
    this.exit = exit;
  }

  /** The exit code. */
  public ExitCode exit() {
    return exit;
  }
}
