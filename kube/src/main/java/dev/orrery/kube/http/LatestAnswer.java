package dev.orrery.kube.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The answers to one request that several ask again and again: who can do with a recent one spares
 * the API server another. An answer that never came is shared as well. Safe for many threads.
 */
public final class LatestAnswer {

  private final Supplier<CompletableFuture<ApiAnswer>> request;
  private final LongSupplier nanos;
  private @Nullable CompletableFuture<ApiAnswer> last;
  private long asked;

  /**
   * Nothing is asked yet.
   *
   * @param request sends it
   * @param nanos monotonic time
   */
  public LatestAnswer(Supplier<CompletableFuture<ApiAnswer>> request, LongSupplier nanos) {
    this.request = request;
    this.nanos = nanos;
  }

  /** Asks now. */
  public synchronized CompletableFuture<ApiAnswer> fresh() {
    asked = nanos.getAsLong();
    CompletableFuture<ApiAnswer> next = request.get();
    last = next;
    return next;
  }

  /**
   * The last answer, or a fresh one when that is too old.
   *
   * @param age since it was asked for
   */
  public synchronized CompletableFuture<ApiAnswer> within(Duration age) {
    CompletableFuture<ApiAnswer> now = last;
    return now != null && nanos.getAsLong() - asked <= age.toNanos() ? now : fresh();
  }
}
