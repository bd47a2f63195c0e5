package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.FileLock;
import dev.orrery.localcluster.process.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a real node runs, all present.
 *
 * @param built the folder with kubelet, kube-proxy, coredns and beacon
 * @param packages the folder with the unpacked packages
 * @param version Kubernetes' version with a leading v
 */
public record NodePrograms(Path built, Path packages, String version) {

  /** Finds it, or fetches and builds what is missing, in the cache that the environment names. */
  public static NodePrograms ensure(Progress progress) {
    return ensure(CacheFolder.ofEnvironment(), new SystemCommands(), progress);
  }

  static NodePrograms ensure(CacheFolder cache, CommandRunner commands, Progress progress) {
    NodeRelease release = NodeRelease.pinned();
    NodePackages packages = new NodePackages(cache, commands);
    Path folder = cache.programs().resolve("node-" + release.key());
    GoBuild build = new GoBuild(release, folder, commands);
    if (!build.done() || !packages.done()) {
      try (FileLock _ = Programs.lock(cache.programs().resolve("lock"), progress)) {
        if (!packages.done()) {
          packages.fetch(progress);
        }
        if (!build.done()) {
          build.run(
              progress,
              "Building kubelet, kube-proxy and CoreDNS from Go modules; the first time takes some minutes.");
        }
      }
    }
    return new NodePrograms(folder, packages.folder(), release.version());
  }

  /** Where one of the built programs lies. */
  public Path program(String name) {
    return built.resolve(name);
  }

  /** Where the plug-ins of the pods' network lie. */
  public Path networkPlugins() {
    return packages.resolve("usr/lib/cni");
  }

  /** The folders of the packages' shared libraries, as a search path. */
  public String libraryPath() {
    return Stream.of("usr/lib", "lib")
        .map(packages::resolve)
        .filter(Files::isDirectory)
        .flatMap(folder -> architectures(folder).stream())
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  private static List<Path> architectures(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith("-linux-gnu")).sorted().toList();
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + folder);
    }
  }
}
