package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds an etcd that is new enough: on the path, in the cache, from the distribution, from a newer
 * Debian.
 */
final class EtcdSearch {
  private final CacheFolder cache;
  private final CommandRunner commands;
  private final String searchPath;

  EtcdSearch(CacheFolder cache, CommandRunner commands, String searchPath) {
    this.cache = cache;
    this.commands = commands;
    this.searchPath = searchPath;
  }

  /** Where it is, when nothing needs to be fetched. */
  Optional<Path> here() {
    Stream<Path> onPath =
        Arrays.stream(searchPath.split(":"))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder).resolve(Program.ETCD.file()));
    return Stream.concat(onPath, Stream.of(fetched())).filter(this::newEnough).findFirst();
  }

  /** Where it is, fetched if need be. */
  Path fetch(Progress progress) {
    DebianPackage debian =
        new DebianPackage("etcd-server", cache.programs().resolve("etcd-apt"), commands);
    if (debian
        .distributionVersion()
        .flatMap(EtcdVersion::in)
        .filter(EtcdVersion::newEnough)
        .isPresent()) {
      progress.say("Fetching etcd from the distribution.");
      debian.fetchFromDistribution();
    } else {
      progress.say("Fetching etcd from Debian 13; this system's own is missing or too old.");
      debian.fetchFromSuite("trixie");
    }
    debian.install("usr/bin/etcd", fetched());
    if (!newEnough(fetched())) {
      throw new ClusterException(
          FailureReason.PROGRAM_MISSING,
          "The etcd that was fetched to "
              + fetched()
              + " does not run here. Maybe install etcd 3.5.13 or newer so that it is on the path.");
    }
    return fetched();
  }

  private Path fetched() {
    return cache.programs().resolve("etcd").resolve(Program.ETCD.file());
  }

  private boolean newEnough(Path program) {
    if (!Files.isExecutable(program)) {
      return false;
    }
    CommandResult result = commands.run(program.toString(), "--version");
    return result.ok()
        && EtcdVersion.in(result.output()).filter(EtcdVersion::newEnough).isPresent();
  }
}
