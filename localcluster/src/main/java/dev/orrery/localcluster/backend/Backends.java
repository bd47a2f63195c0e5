package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chooses where a cluster comes from. */
public final class Backends {
  private final CommandRunner commands;
  private final ContextBackend context;

  /**
   * The backends as this process' environment offers them.
   *
   * @param context which context of the user's kubeconfig; null takes the current one
   */
  public static Backends ofEnvironment(@Nullable String context) {
    return new Backends(
        new SystemCommands(),
        new ContextBackend(ContextBackend.kubeconfigOfEnvironment(), context));
  }

  Backends(CommandRunner commands, ContextBackend context) {
    this.commands = commands;
    this.context = context;
  }

  /** The backend of this name. */
  public Backend named(String name) {
    return switch (name) {
      case LocalBackend.NAME -> new LocalBackend();
      case KindBackend.NAME -> new KindBackend(commands);
      case ContextBackend.NAME -> context;
      default ->
          throw new ClusterException(
              FailureReason.CONFIGURATION,
              "backend is " + name + ". Maybe use local, kind or context.");
    };
  }

  /**
   * Where Docker and kind answer: kind; else this machine. Never the user's own cluster without
   * being asked.
   */
  public Backend byDefault() {
    Backend kind = named(KindBackend.NAME);
    return kind.availability().usable() ? kind : new LocalBackend();
  }

  /**
   * The backend for a cluster: the one asked for, else the one it came from, else the default.
   *
   * @param asked the user's word; null when there is none
   * @param home the cluster's folder
   * @throws ClusterException when the cluster came from another backend than the one asked for
   */
  public Backend choose(@Nullable String asked, Path home) {
    Optional<Backend> before = recorded(home);
    if (asked == null) {
      return before.orElseGet(this::byDefault);
    }
    Backend wanted = named(asked);
    if (before.isPresent() && !before.get().name().equals(asked)) {
      throw new ClusterException(
          FailureReason.CONFIGURATION,
          "backend is "
              + asked
              + ", but cluster "
              + home.getFileName()
              + " came from "
              + before.get().name()
              + ". Maybe take it down first, or choose another --name.");
    }
    return wanted;
  }

  /**
   * The backend that the cluster in a folder came from; empty when nothing was brought up there.
   */
  public Optional<Backend> recorded(Path home) {
    return Origin.read(home).map(this::named);
  }

  /** The names of all clusters that a cache folder knows. */
  public static List<String> clusters(CacheFolder cache) {
    Path parent = cache.cluster("any").getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      return List.of();
    }
    try (Stream<Path> homes = Files.list(parent)) {
      return homes
          .filter(home -> Origin.read(home).isPresent())
          .map(home -> String.valueOf(home.getFileName()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + parent);
    }
  }
}
