package dev.orrery.kit.subject;

/** An operator that does not become ready in time, though nobody disturbs it any more. */
public final class NotReadyException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  NotReadyException(String message) {
    super(message);
  }
}
