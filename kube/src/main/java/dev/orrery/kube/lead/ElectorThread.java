package dev.orrery.kube.lead;

import dev.orrery.kube.register.RegisterUnavailableException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Drives an elector: one thread for its tries, and a watchdog that has nothing to do with any
 * network call and so cannot hang in one.
 */
public final class ElectorThread implements AutoCloseable {

  private static final long WATCH_MILLIS = 250;

  private final Elector elector;
  private final CountDownLatch stop = new CountDownLatch(1);
  private final Thread tries;
  private final Thread watchdog;

  /**
   * Not yet started.
   *
   * @param name of the role, for the threads' names
   */
  public ElectorThread(String name, Elector elector) {
    this.elector = elector;
    this.tries = Thread.ofPlatform().daemon().name("elector-" + name).unstarted(this::run);
    tries.setUncaughtExceptionHandler((_, failure) -> elector.fail(failure));
    this.watchdog = Thread.ofPlatform().daemon().name("watchdog-" + name).unstarted(this::watch);
  }

  /** Begins to try. */
  public ElectorThread start() {
    tries.start();
    watchdog.start();
    return this;
  }

  /** Stops, and gives the Lease back when it is held. All writers have stopped before. */
  @Override
  public void close() {
    stop.countDown();
    if (tries.getState() == Thread.State.NEW) {
      return;
    }
    try {
      tries.join(Duration.ofSeconds(4));
      if (!tries.isAlive()) {
        elector.resign();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RegisterUnavailableException e) {
      // Nobody is there to be told: the Lease runs out by itself.
      return;
    }
  }

  private void run() {
    boolean stopped = false;
    while (!stopped) {
      stopped = stopped(elector.step());
    }
  }

  private void watch() {
    while (!stopped(Duration.ofMillis(WATCH_MILLIS))) {
      elector.check();
    }
  }

  private boolean stopped(Duration wait) {
    try {
      return stop.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
