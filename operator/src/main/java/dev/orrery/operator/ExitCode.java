package dev.orrery.operator;

/** What the program's exit codes mean; the same as the command's. */
public enum ExitCode {
  /** As asked. */
  ENDED(0),
  /** Something unexpected. */
  FAILED(1),
  /** An option is wrong. */
  USAGE(2),
  /** Worth another try: the port is taken, the leadership was lost. */
  TEMPORARY(75),
  /** CRDs or permissions are missing or too old. */
  CONFIGURATION(78);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The number. */
  public int code() {
    return code;
  }
}
