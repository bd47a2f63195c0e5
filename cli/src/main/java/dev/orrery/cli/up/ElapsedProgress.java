package dev.orrery.cli.up;

import dev.orrery.localcluster.Progress;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Lines with the seconds since the command began in front. */
final class ElapsedProgress implements Progress {

  private static final double NANOS = 1e9;

  private final Consumer<String> lines;
  private final LongSupplier nanos;
  private final long began;

  ElapsedProgress(Consumer<String> lines, LongSupplier nanos) {
    this.lines = lines;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
  }

  @Override
  public void say(String line) {
    lines.accept(String.format(Locale.ROOT, "%6.1f s  %s", seconds(), line));
  }

  /** Seconds since the command began. */
  double seconds() {
    return (nanos.getAsLong() - began) / NANOS;
  }
}
