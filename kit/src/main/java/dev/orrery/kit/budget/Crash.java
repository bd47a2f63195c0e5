package dev.orrery.kit.budget;

/** The process ends here: nothing of it runs on, its clean-up included. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
