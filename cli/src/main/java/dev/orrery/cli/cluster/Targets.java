package dev.orrery.cli.cluster;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.localcluster.CacheFolder;
import io.fabric8.kubernetes.client.Config;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the cluster that the options mean: the one of {@code --kubeconfig} or {@code --context},
 * the one that {@code up} made under {@code --name}, or, where none of them is given, the local
 * cluster of the default name if there is one, else the kubeconfig that kubectl would take. As a
 * plug-in of kubectl, kubectl's kubeconfig goes first.
 */
public final class Targets {

  private final CacheFolder cache;
  private final Map<String, String> environment;
  private final boolean plugin;

  /**
   * Of this environment.
   *
   * @param plugin whether kubectl runs us
   */
  public Targets(CacheFolder cache, Map<String, String> environment, boolean plugin) {
    this.cache = cache;
    this.environment = Map.copyOf(environment);
    this.plugin = plugin;
  }

  /** Of this process. */
  public static Targets ofProcess(Map<String, String> environment) {
    boolean plugin = System.getProperty("orrery.command", "").startsWith("kubectl");
    Path home = Path.of(System.getProperty("user.home"));
    return new Targets(CacheFolder.of(environment, home), environment, plugin);
  }

  /** Connects to the cluster that the options mean. */
  public Target connect(ClusterOption option) {
    Path file = option.kubeconfig;
    if (file != null || option.context != null) {
      return ofKubeconfig(file == null ? environmentKubeconfig() : List.of(file), option.context);
    }
    if (option.name != null) {
      return ofName(option.name);
    }
    boolean local = Files.exists(kubeconfig(ClusterOption.DEFAULT_NAME));
    List<Path> own = environmentKubeconfig();
    if (local && !(plugin && !own.isEmpty())) {
      return ofName(ClusterOption.DEFAULT_NAME);
    }
    return ofKubeconfig(own, null);
  }

  /** Where the kubeconfig of such a cluster lies. */
  private Path kubeconfig(String name) {
    return cache.cluster(name).resolve("kubeconfig");
  }

  private Target ofName(String name) {
    Path file = existingKubeconfig(name);
    return Target.of("cluster " + name, file.getParent(), Config.fromKubeconfig(file.toFile()));
  }

  /** The kubeconfig of a cluster that {@code up} made; a failure where there is none. */
  public Path existingKubeconfig(String name) {
    Path file = kubeconfig(name);
    if (!Files.exists(file)) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "no cluster named "
              + name
              + " was found. Maybe run 'orrery up --name "
              + name
              + "' first.");
    }
    return file;
  }

  private static Target ofKubeconfig(List<Path> files, @Nullable String context) {
    if (files.isEmpty()) {
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "no cluster was found. Maybe run 'orrery up', or name one by --kubeconfig FILE.");
    }
    Path first = files.getFirst();
    if (!Files.isReadable(first)) {
      throw new CommandException(
          ExitCode.UNAVAILABLE, "--kubeconfig is " + first + ". Maybe the file is elsewhere.");
    }
    Config config =
        context == null
            ? Config.fromKubeconfig(first.toFile())
            : Config.fromKubeconfig(context, first.toFile());
    if (context != null && !hasContext(config, context)) {
      throw new CommandException(
          ExitCode.USAGE,
          "--context is "
              + context
              + ", which "
              + first
              + " does not have. Maybe see"
              + " 'kubectl config get-contexts'.");
    }
    return Target.of(
        context == null ? "the cluster of " + first : "context " + context, null, config);
  }

  private static boolean hasContext(Config config, String context) {
    return config.getCurrentContext() != null
        && context.equals(config.getCurrentContext().getName());
  }

  /** The files of {@code KUBECONFIG} that exist, else kubectl's default file if it exists. */
  private List<Path> environmentKubeconfig() {
    String listed = environment.getOrDefault("KUBECONFIG", "");
    List<Path> files = new ArrayList<>();
    if (listed.isEmpty()) {
      files.add(Path.of(environment.getOrDefault("HOME", "/"), ".kube", "config"));
    } else {
      for (String file : listed.split(File.pathSeparator, -1)) {
        files.add(Path.of(file));
      }
    }
    files.removeIf(file -> !Files.isRegularFile(file));
    return files;
  }
}
