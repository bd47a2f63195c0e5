package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.Progress;
import java.util.function.Consumer;

/** Turns the thousands of lines of a Go build into one now and then. */
final class BuildProgress implements Consumer<String> {
  private static final int EVERY_MODULES = 50;
  private static final int EVERY_PACKAGES = 250;

  private final Progress progress;
  private int modules;
  private int packages;

  BuildProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public void accept(String line) {
    if (line.startsWith("go: downloading ")) {
      modules++;
      if (modules % EVERY_MODULES == 1) {
        progress.say("  " + modules + " modules fetched");
      }
    } else if (!line.startsWith("go: ") && !line.contains(" ")) {
      packages++;
      if (packages % EVERY_PACKAGES == 0) {
        progress.say("  " + packages + " packages compiled");
      }
    }
  }
}
