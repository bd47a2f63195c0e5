package dev.orrery.kit.subject;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Keeps a lane's operator running, as Kubernetes would, while tests wait for other things. */
public final class Keeper implements AutoCloseable {

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("keeper").factory());

  /** Begins; from now on only this asks for the present operator. */
  public Keeper(Operators operators) {
    var _ = clock.scheduleWithFixedDelay(operators::present, 1, 1, TimeUnit.SECONDS);
  }

  /** Ends; the operator runs on. */
  @Override
  public void close() {
    clock.shutdownNow();
    clock.close();
  }
}
