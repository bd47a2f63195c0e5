package dev.orrery.reconcilers.disruption;

/** The process ends here: nothing of it runs on, its clean-up included. */
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
