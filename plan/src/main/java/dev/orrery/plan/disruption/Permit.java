package dev.orrery.plan.disruption;

/**
 * A claim that is held. Its procedure asks {@link #check} right before each of its steps, at least
 * every third of the claim's time to live, and releases it at the end, whatever the end was.
 */
public interface Permit extends AutoCloseable {

  /** The claim's name, for events and logs. */
  String name();

  /** Looks live whether the next step may be taken, and gives a sign of life when one is due. */
  Standing check();

  /**
   * Gives the place back. Calling it again does nothing; what cannot be reached now is given back
   * when the claim's time runs out.
   */
  void release();

  @Override
  default void close() {
    release();
  }
}
