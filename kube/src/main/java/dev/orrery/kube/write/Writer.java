package dev.orrery.kube.write;

import java.util.concurrent.CompletableFuture;

/**
 * The one port through which everything is written to the API server. Each {@link Write} names its
 * point; the field manager follows from it, the epoch is asked for right before sending, and
 * without one nothing is sent.
 */
public interface Writer {

  /**
   * Sends a write and returns at once; when too many are under way it waits its turn, bindings
   * first. The future never fails: what went wrong is in the result. What is chained to it runs on
   * the client's threads and must be brief.
   */
  CompletableFuture<WriteResult> send(Write write);

  /** Sends a write and waits for its end. */
  default WriteResult write(Write write) {
    return send(write).join();
  }
}
