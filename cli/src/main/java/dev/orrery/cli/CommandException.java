package dev.orrery.cli;

import org.jspecify.annotations.Nullable;

/** A failure that a person can do something about: one line, one exit code, no stack trace. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final ExitCode exit;

  /**
   * With no cause.
   *
   * @param exit what the process exits with
   * @param message one line: variable, value, what to try
   */
  public CommandException(ExitCode exit, String message) {
    this(exit, message, null);
  }

  /**
   * With what led to it.
   *
   * @param exit what the process exits with
   * @param message one line: variable, value, what to try
   * @param cause kept for {@code ORRERY_DEBUG=1}
   */
  public CommandException(ExitCode exit, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.exit = exit;
  }

  /** What the process exits with. */
  public ExitCode exit() {
    return exit;
  }
}
