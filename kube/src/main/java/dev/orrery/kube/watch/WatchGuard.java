package dev.orrery.kube.watch;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Looks every few seconds whether a watch is frozen, and opens it anew over a new connection: the
 * old one may be half open, and then nothing that is sent over it ever fails.
 */
public final class WatchGuard implements AutoCloseable {

  private static final long LOOK_SECONDS = 5;

  private final List<? extends ListWatch<?, ?>> watches;
  private final Runnable renew;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("watch-guard").daemon().factory());

  /**
   * Does nothing until {@link #start}.
   *
   * @param renew makes requests go over new connections from now on
   */
  public WatchGuard(List<? extends ListWatch<?, ?>> watches, Runnable renew) {
    this.watches = List.copyOf(watches);
    this.renew = renew;
  }

  /** Some connection was given up: the watches over it are looked at more closely. */
  public void doubt() {
    watches.forEach(ListWatch::doubt);
  }

  /** Begins. */
  public void start() {
    var _ = clock.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    if (watches.stream().map(ListWatch::wake).reduce(false, Boolean::logicalOr)) {
      renew.run();
    }
  }
}
