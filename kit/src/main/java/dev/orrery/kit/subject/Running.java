package dev.orrery.kit.subject;

/** An operator that was started. */
public interface Running {

  /** Whether all its roles lead or stand by. */
  boolean ready();

  /** What each role does or waits for, for people. */
  String state();

  /** Whether it has ended, by itself or by a kill. */
  boolean ended();

  /** Ends it at once: nothing that it would still do reaches the cluster. */
  void kill();

  /** The process that it is; 0 when it is none of its own. */
  default long processId() {
    return 0;
  }

  /** Ends it in order, and waits for that. */
  void stop();
}
