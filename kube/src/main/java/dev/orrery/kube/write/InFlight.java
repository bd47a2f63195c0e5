package dev.orrery.kube.write;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many requests are under way. What is over the bound waits by urgency; reports never
 * take more than half of the places, so that a binding finds one.
 */
final class InFlight {

  private final int places;
  private final Map<Write.Urgency, Queue<Runnable>> waiting = new EnumMap<>(Write.Urgency.class);
  private final AtomicInteger turns = new AtomicInteger();
  private int taken;

  InFlight(int places) {
    this.places = places;
    for (Write.Urgency urgency : Write.Urgency.values()) {
      waiting.put(urgency, new ArrayDeque<>());
    }
  }

  /** Starts the request now or when a place is free. */
  <T> CompletableFuture<T> submit(Write.Urgency urgency, Supplier<CompletableFuture<T>> request) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Runnable start = () -> start(request, result);
    synchronized (this) {
      if (taken >= room(urgency)) {
        queue(urgency).add(start);
        return result;
      }
      taken++;
    }
    start.run();
    return result;
  }

  /** How many wait. */
  synchronized int waiting() {
    return waiting.values().stream().mapToInt(Queue::size).sum();
  }

  private <T> void start(Supplier<CompletableFuture<T>> request, CompletableFuture<T> result) {
    CompletableFuture<T> running;
    try {
      running = request.get();
    } catch (RuntimeException e) {
      running = CompletableFuture.failedFuture(e);
    }
    var _ =
        running.whenComplete(
            (value, failure) -> {
              leave();
              if (failure == null) {
                result.complete(value);
              } else {
                result.completeExceptionally(failure);
              }
            });
  }

  private void leave() {
    synchronized (this) {
      taken--;
    }
    // One thread at a time starts what waits: requests that end at once must not nest.
    if (turns.getAndIncrement() == 0) {
      int seen;
      do {
        seen = turns.get();
        for (Runnable next = next(); next != null; next = next()) {
          next.run();
        }
      } while (turns.addAndGet(-seen) > 0);
    }
  }

  private synchronized @Nullable Runnable next() {
    for (Write.Urgency urgency : Write.Urgency.values()) {
      if (taken < room(urgency) && !queue(urgency).isEmpty()) {
        taken++;
        return queue(urgency).remove();
      }
    }
    return null;
  }

  private Queue<Runnable> queue(Write.Urgency urgency) {
    return waiting.computeIfAbsent(urgency, _ -> new ArrayDeque<>());
  }

  private int room(Write.Urgency urgency) {
    return urgency == Write.Urgency.REPORT ? Math.max(1, places / 2) : places;
  }
}
