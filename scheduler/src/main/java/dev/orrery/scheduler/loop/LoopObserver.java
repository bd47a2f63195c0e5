package dev.orrery.scheduler.loop;

import java.time.Duration;

/** Is told what happens, for metrics. Called by the deciding thread: return at once. */
public interface LoopObserver {

  /** Hears nothing. */
  LoopObserver NONE = new LoopObserver() {};

  /**
   * A pod was tried.
   *
   * @param nanos what the decision took
   * @param placed whether a node was found
   */
  default void tried(long nanos, boolean placed) {}

  /**
   * A binding was accepted.
   *
   * @param sinceQueued from the moment the loop learned of the pod
   */
  default void bound(Duration sinceQueued) {}

  /**
   * The deciding thread ends on an error that nobody expected: nothing is placed any more, so the
   * process should end too.
   */
  default void died(Throwable error) {}

  /** A binding was not accepted. */
  default void notBound(Binder.Outcome outcome) {}
}
