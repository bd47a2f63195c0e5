package dev.orrery.kit.sensitivity;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.play.Take;
import dev.orrery.plan.Seed;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What checks stand on: one lane for all of them, and the seed. */
public final class Ground implements AutoCloseable {

  private final Seed seed;
  private final Consumer<String> progress;
  private final CompletableFuture<Lane> lane;
  private Map<String, Take> undisturbed = Map.of();

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

  /**
   * What came of each story that nothing befell, by its name: all checks need it, and it is played
   * for the first of them.
   *
   * @param play plays them
   */
  public synchronized Map<String, Take> undisturbed(Supplier<Map<String, Take>> play) {
    if (undisturbed.isEmpty()) {
      undisturbed = Map.copyOf(play.get());
    }
    return undisturbed;
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
