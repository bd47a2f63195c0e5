package dev.orrery.kit.leadership;

/** Operators that do not come to rest in time: what follows in their lane would tell nothing. */
final class UnsettledException extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  UnsettledException(String message) {
    super(message);
  }
}
