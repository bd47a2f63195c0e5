package dev.orrery.localcluster.fleet;

/** The description of a fleet cannot be read; the message says what to change. */
public final class FleetException extends RuntimeException {

  /**
   * @param message variable, value, and a sentence that begins with "Maybe"
   */
  public FleetException(String message) {
    super(message);
  }

  /**
   * @param message variable, value, and a sentence that begins with "Maybe"
   * @param cause what the reader of the file said
   */
  public FleetException(String message, Throwable cause) {
    super(message, cause);
  }
}
