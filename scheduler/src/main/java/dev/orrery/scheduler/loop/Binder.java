package dev.orrery.scheduler.loop;

import dev.orrery.scheduler.model.Pod;
import dev.orrery.scheduler.place.Decision;
import java.util.concurrent.CompletableFuture;

/**
 * Carries a decision out. Binding the same pod to the same node again must be harmless: the loop
 * does so to learn what became of a binding that nobody confirmed.
 */
public interface Binder {

  /**
   * Binds a pod to a node, once. The future never fails: what went wrong is in the outcome.
   *
   * @param pod the pod as it was decided on; its uid is a precondition
   * @param decision the node, and what it was chosen for
   */
  CompletableFuture<Outcome> bind(Pod pod, Decision decision);

  /** How a binding ended. */
  sealed interface Outcome {

    /** The API server accepted it. */
    record Bound() implements Outcome {}

    /** The pod is gone, or another one has its name: the room is free again. */
    record Gone(String message) implements Outcome {}

    /** The pod is bound already; to which node, only its later state tells. */
    record Moot(String message) implements Outcome {}

    /**
     * The API server refused it; the pod is still pending.
     *
     * @param message the server's own words
     */
    record Refused(String message) implements Outcome {}

    /**
     * No answer came, so it may or may not have been committed: only a later state of the pod
     * tells.
     */
    record Unknown(String message) implements Outcome {}
  }
}
