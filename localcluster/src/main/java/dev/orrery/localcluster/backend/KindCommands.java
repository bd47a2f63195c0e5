package dev.orrery.localcluster.backend;

import java.nio.file.Path;
import java.util.List;

/** The command lines by which kind and Docker are driven. */
final class KindCommands {
  private static final String PREFIX = "orrery-";

  private KindCommands() {}

  /** Asks the daemon, not just the program, so that a Docker without a daemon does not count. */
  static List<String> dockerVersion() {
    return List.of("docker", "version", "--format", "{{.Server.Version}}");
  }

  static List<String> version() {
    return List.of("kind", "version");
  }

  static List<String> clusters() {
    return List.of("kind", "get", "clusters");
  }

  static List<String> create(String name, Path kubeconfig) {
    return List.of(
        "kind",
        "create",
        "cluster",
        "--name",
        kindName(name),
        "--kubeconfig",
        kubeconfig.toString(),
        "--wait",
        "180s");
  }

  static List<String> exportKubeconfig(String name, Path kubeconfig) {
    return List.of(
        "kind",
        "export",
        "kubeconfig",
        "--name",
        kindName(name),
        "--kubeconfig",
        kubeconfig.toString());
  }

  static List<String> delete(String name, Path kubeconfig) {
    return List.of(
        "kind",
        "delete",
        "cluster",
        "--name",
        kindName(name),
        "--kubeconfig",
        kubeconfig.toString());
  }

  /** Among the user's own kind clusters ours must be told apart. */
  static String kindName(String name) {
    return name.equals("orrery") ? name : PREFIX + name;
  }
}
