package dev.orrery.kube.register;

/** The register could not be read or written; nothing is known of its value. */
public final class RegisterUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With what the server said, or why it said nothing. */
  public RegisterUnavailableException(String message) {
    super(message);
  }
}
