package dev.orrery.kit.sensitivity;

import dev.orrery.kit.lane.Lane;
import dev.orrery.plan.Seed;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** What checks stand on: one lane for all of them, and the seed. */
public final class Ground implements AutoCloseable {

  private final Seed seed;
  private final Consumer<String> progress;
  private final CompletableFuture<Lane> lane;

  /**
   * Begins to start the lane, which takes some seconds, and returns at once.
   *
   * @param progress is told a line now and then
   */
  public Ground(Seed seed, Consumer<String> progress) {
    this.seed = seed;
    this.progress = progress;
    this.lane = CompletableFuture.supplyAsync(Ground::start);
  }

  /** The lane, when it has started. */
  public Lane lane() {
    return lane.join();
  }

  /** The seed of all chance. */
  public Seed seed() {
    return seed;
  }

  /** Tells a line. */
  public void progress(String line) {
    progress.accept(line);
  }

  @Override
  public void close() {
    lane.join().close();
  }

  private static Lane start() {
    try {
      return Lane.start("bugs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CompletionException(e);
    }
  }
}
