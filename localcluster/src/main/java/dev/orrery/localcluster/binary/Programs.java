package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.FileLock;
import dev.orrery.localcluster.process.SystemCommands;
import dev.orrery.localcluster.process.Wait;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The programs of a control plane, all present.
 *
 * @param kubernetes the folder with those built from Kubernetes' modules
 * @param etcd the etcd program
 * @param version Kubernetes' version with a leading v
 */
public record Programs(Path kubernetes, Path etcd, String version) {
  /** A cold build on a slow machine, twice over. */
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  /** Finds them, or fetches and builds what is missing, in the cache that the environment names. */
  public static Programs ensure(Progress progress) {
    return ensure(CacheFolder.ofEnvironment(), new SystemCommands(), progress);
  }

  /** The version of the etcd that a cluster would run now; empty where one is yet to be fetched. */
  public static Optional<String> etcdVersion() {
    SystemCommands commands = new SystemCommands();
    String path = System.getenv().getOrDefault("PATH", "");
    return new EtcdSearch(CacheFolder.ofEnvironment(), commands, path)
        .here()
        .flatMap(etcd -> EtcdVersion.in(commands.run(etcd.toString(), "--version").output()))
        .map(EtcdVersion::toString);
  }

  static Programs ensure(CacheFolder cache, CommandRunner commands, Progress progress) {
    KubernetesRelease release = KubernetesRelease.pinned();
    KubernetesBuild build = new KubernetesBuild(release, cache, commands);
    EtcdSearch etcd = new EtcdSearch(cache, commands, System.getenv().getOrDefault("PATH", ""));
    Optional<Path> etcdHere = etcd.here();
    if (build.done() && etcdHere.isPresent()) {
      return new Programs(build.folder(), etcdHere.get(), release.version());
    }
    try (FileLock _ = lock(cache.programs().resolve("lock"), progress)) {
      if (!build.done()) {
        build.run(progress);
      }
      Path etcdPath = etcd.here().orElseGet(() -> etcd.fetch(progress));
      return new Programs(build.folder(), etcdPath, release.version());
    }
  }

  /** Where one of them lies. */
  public Path path(Program program) {
    return program == Program.ETCD ? etcd : kubernetes.resolve(program.file());
  }

  static FileLock lock(Path file, Progress progress) {
    AtomicReference<FileLock> taken = new AtomicReference<>();
    boolean first = FileLock.tryTake(file).map(lock -> set(taken, lock)).orElse(false);
    if (!first) {
      progress.say(
          "Waiting for process " + FileLock.holder(file) + ", which builds the same programs.");
      Wait.until(
          PATIENCE, () -> FileLock.tryTake(file).map(lock -> set(taken, lock)).orElse(false));
    }
    FileLock lock = taken.get();
    if (lock == null) {
      throw new ClusterException(
          FailureReason.LOCKED,
          "Process "
              + FileLock.holder(file)
              + " has been building the same programs for half an hour. Maybe stop it and try again.");
    }
    return lock;
  }

  private static boolean set(AtomicReference<FileLock> taken, FileLock lock) {
    taken.set(lock);
    return true;
  }
}
