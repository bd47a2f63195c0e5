package dev.orrery.bench;

import java.io.PrintWriter;

/** What a benchmark is given: the shared options, the data, and a place for progress. */
public final class BenchContext {

  private final BenchOptions options;
  private final DataFolder data;
  private final PrintWriter progress;

  BenchContext(BenchOptions options, DataFolder data, PrintWriter progress) {
    this.options = options;
    this.data = data;
    this.progress = progress;
  }

  /** The public data sets. */
  public DataFolder data() {
    return data;
  }

  /** The seed of all chance in this run. */
  public long seed() {
    return options.seed;
  }

  /** The seeds asked for; without {@code --seeds} the one of {@code --seed}. */
  public SeedRange seeds() {
    SeedRange seeds = options.seeds;
    return seeds == null ? SeedRange.of(options.seed) : seeds;
  }

  /**
   * Wall seconds for an instance.
   *
   * @param otherwise what the benchmark takes when the user said nothing
   */
  public int seconds(int otherwise) {
    Integer seconds = options.seconds;
    return seconds == null ? otherwise : seconds;
  }

  /** One plain line of progress, beside the result and never in it. */
  public void progress(String line) {
    progress.println(line);
    progress.flush();
  }
}
