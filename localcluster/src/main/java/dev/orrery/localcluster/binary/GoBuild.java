package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.Leftovers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** Builds Go programs once, into a folder of the cache that appears as a whole. */
final class GoBuild {
  /** Modules, Go's own build cache and the programs together. */
  private static final long ROOM = 3L << 30;

  /**
   * Nothing of the user's Go settings may change what is built. An older Go that can fetch a newer
   * one for itself does.
   */
  private static final Map<String, String> ENVIRONMENT =
      Map.of(
          "CGO_ENABLED",
          "0",
          "GOTOOLCHAIN",
          "auto",
          "GOFLAGS",
          "-mod=readonly",
          "GOWORK",
          "off",
          "GO111MODULE",
          "on");

  private final GoSources sources;
  private final Path folder;
  private final CommandRunner commands;

  /**
   * One build.
   *
   * @param sources what is built
   * @param folder where the programs lie once they are
   */
  GoBuild(GoSources sources, Path folder, CommandRunner commands) {
    this.sources = sources;
    this.folder = folder;
    this.commands = commands;
  }

  Path folder() {
    return folder;
  }

  boolean done() {
    return Files.isDirectory(folder);
  }

  void run(Progress progress, String announcement) {
    CacheFolder.requireRoom(folder.resolveSibling("."), ROOM);
    Path work = folder.resolveSibling(folder.getFileName() + ".build");
    Leftovers.sweep();
    Folders.delete(work);
    sources.writeTo(work);
    progress.say(announcement);
    BuildProgress lines = new BuildProgress(progress);
    CommandResult result =
        commands.run(sources.buildCommand(work.resolve("bin")), work, ENVIRONMENT, lines);
    if (!result.ok()) {
      throw GoFailure.of(result, sources.go());
    }
    try {
      Files.move(work.resolve("bin"), folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ClusterException.of(e, "Moving the built programs to " + folder);
    }
    Folders.delete(work);
    requireAll(sources.files());
  }

  private void requireAll(List<String> files) {
    for (String file : files) {
      if (!Files.isExecutable(folder.resolve(file))) {
        throw new ClusterException(
            FailureReason.PROGRAM_MISSING,
            file + " was not built into " + folder + ". Maybe delete that folder and try again.");
      }
    }
  }
}
