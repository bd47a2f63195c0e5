package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.image.OperatorImage;
import dev.orrery.localcluster.process.ProcessSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The operator as a process of a cluster, its roles in one, each with the permissions of its own
 * service account.
 *
 * @param root the checkout
 * @param home the cluster's folder
 * @param port where it listens
 * @param roles what it does, of {@link #ROLES}
 */
public record OperatorProcess(Path root, Path home, int port, List<String> roles) {

  /** Its name among the cluster's processes. */
  public static final String NAME = "operator";

  /** The roles, which are also the ends of the names of their service accounts. */
  public static final List<String> ROLES = List.of("scheduler", "controllers");

  private static final String MAIN = "dev.orrery.operator.Main";

  /** Copies the roles. */
  public OperatorProcess {
    roles = List.copyOf(roles);
  }

  /** Where the kubeconfig of a role lies. */
  public Path kubeconfig(String role) {
    return home.resolve("accounts").resolve("orrery-" + role + ".kubeconfig");
  }

  /** Where it answers. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** How it is run; ready when its caches move. */
  public ProcessSpec spec() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(LaunchOptions.of(root.resolve("operator/target")));
    command.addAll(List.of("-cp", classPath(root), MAIN));
    command.add("--roles=" + String.join(",", roles));
    roles.forEach(role -> command.add("--kubeconfig-" + role + "=" + kubeconfig(role)));
    command.add("--system-namespace=orrery-system");
    command.add("--port=" + port);
    return ProcessSpec.of(NAME, command, new HttpProbe(address().resolve("/readyz")));
  }

  /** The operator's jar and its libraries, as a class path. */
  static String classPath(Path root) throws IOException {
    return String.join(":", jarsOf(root).stream().map(Path::toString).toList());
  }

  /** The operator of a checkout as an image, with this JVM's JDK. */
  public static OperatorImage image(Path root) throws IOException {
    List<Path> jars = jarsOf(root);
    return new OperatorImage(
        jars.getFirst(),
        jars.subList(1, jars.size()),
        root.resolve("operator/target/launch/jvm.options"),
        Path.of(System.getProperty("java.home")),
        CacheFolder.ofEnvironment());
  }

  /** The operator's jar, then its libraries by name. */
  static List<Path> jarsOf(Path root) throws IOException {
    Path target = root.resolve("operator/target");
    List<Path> jars = new ArrayList<>(jars(target));
    jars.removeIf(jar -> !jar.getFileName().toString().startsWith("orrery-operator-"));
    if (jars.isEmpty() || !Files.isDirectory(target.resolve("lib"))) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          target + " holds no operator. Maybe run through ./orrery, which builds it.");
    }
    jars.addAll(jars(target.resolve("lib")));
    return jars;
  }

  private static List<Path> jars(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> !file.toString().matches(".*-(sources|tests|javadoc)\\.jar"))
          .sorted()
          .toList();
    }
  }
}
