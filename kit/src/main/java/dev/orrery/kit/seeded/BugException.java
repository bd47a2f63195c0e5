package dev.orrery.kit.seeded;

/** A bug that cannot be seeded, or a trial that came to no end. */
public final class BugException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BugException(String message) {
    super(message);
  }
}
