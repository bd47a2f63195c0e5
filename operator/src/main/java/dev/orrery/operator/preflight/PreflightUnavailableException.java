package dev.orrery.operator.preflight;

/** Nobody can tell now whether all is there: worth another try. */
public final class PreflightUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PreflightUnavailableException(String message) {
    super(message);
  }
}
