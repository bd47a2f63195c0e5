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
import java.util.Map;

/** Builds Kubernetes' programs once, into a folder of the cache that appears as a whole. */
final class KubernetesBuild {
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

  private final KubernetesRelease release;
  private final CacheFolder cache;
  private final CommandRunner commands;

  KubernetesBuild(KubernetesRelease release, CacheFolder cache, CommandRunner commands) {
    this.release = release;
    this.cache = cache;
    this.commands = commands;
  }

  /** Where the programs lie once they are built. */
  Path folder() {
    return cache.programs().resolve("kubernetes-" + release.key());
  }

  boolean done() {
    return Files.isDirectory(folder());
  }

  void run(Progress progress) {
    CacheFolder.requireRoom(cache.programs(), ROOM);
    Path work = folder().resolveSibling(folder().getFileName() + ".build");
    Leftovers.sweep();
    Folders.delete(work);
    release.writeTo(work);
    progress.say(
        "Building Kubernetes "
            + release.version()
            + " from Go modules; the first time takes some minutes.");
    BuildProgress lines = new BuildProgress(progress);
    CommandResult result =
        commands.run(release.buildCommand(work.resolve("bin")), work, ENVIRONMENT, lines);
    if (!result.ok()) {
      throw GoFailure.of(result, release.go());
    }
    try {
      Files.move(work.resolve("bin"), folder(), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ClusterException.of(e, "Moving the built programs to " + folder());
    }
    Folders.delete(work);
    requireAll();
  }

  private void requireAll() {
    for (Program program : Program.values()) {
      if (program != Program.ETCD && !Files.isExecutable(folder().resolve(program.file()))) {
        throw new ClusterException(
            FailureReason.PROGRAM_MISSING,
            program.file()
                + " was not built into "
                + folder()
                + ". Maybe delete that folder and try again.");
      }
    }
  }
}
