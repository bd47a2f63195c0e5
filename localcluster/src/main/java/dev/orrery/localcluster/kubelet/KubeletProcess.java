package dev.orrery.localcluster.kubelet;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.localcluster.kubelet.control.ControlFolder;
import dev.orrery.localcluster.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The fake kubelet as a process of a cluster, for the cluster's supervisor. It is ready when all
 * its nodes are registered, but those that are cut off. Another configuration is another command,
 * so that a supervisor that is given the same twice leaves the process alone and replaces it
 * otherwise.
 *
 * @param config what to simulate
 * @param folder for its configuration and control files
 */
public record KubeletProcess(KubeletConfig config, Path folder) {

  /** The name of the process and of its log. */
  public static final String NAME = "fake-kubelet";

  /** The folder of its files in a cluster's own folder. */
  public static final String FOLDER = "kubelet";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(5);

  /** Writes the configuration and says how to start the process. */
  public ProcessSpec spec() {
    KubeletConfig complete = config.withControl(folder.toString());
    int nodes = complete.options().fleet().size();
    return new ProcessSpec(
        NAME, command(write(complete), nodes), Map.of(), this::ready, PATIENCE, GRACE);
  }

  /** Where it is steered. */
  public ControlFolder control() {
    return ControlFolder.at(folder);
  }

  private boolean ready() {
    return control()
        .freshStatus()
        .filter(status -> status.registered() + status.cutNodes() >= status.nodes())
        .isPresent();
  }

  private Path write(KubeletConfig complete) {
    try {
      byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(complete);
      Files.createDirectories(folder);
      control().forget();
      Path file = folder.resolve("config-%08x.json".formatted(Arrays.hashCode(text)));
      Files.write(file, text);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A large fleet gets a larger heap; all else is for a small one. */
  private static List<String> command(Path file, int nodes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        nodes > LARGE ? "-Xmx512m" : "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        Main.class.getName(),
        file.toString());
  }
}
