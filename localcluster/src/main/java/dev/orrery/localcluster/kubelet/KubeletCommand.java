package dev.orrery.localcluster.kubelet;

import java.nio.file.Path;
import java.util.List;

/** How the fake kubelet is started as a process of its own. */
public final class KubeletCommand {

  private static final int LARGE = 1_000;

  private KubeletCommand() {}

  /**
   * The command, for the JDK and class path of this process.
   *
   * @param config path of a {@link KubeletConfig}
   * @param nodes how many nodes it will simulate: a large fleet gets a larger heap
   */
  public static List<String> of(Path config, int nodes) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        nodes > LARGE ? "-Xmx512m" : "-Xmx128m",
        "-cp",
        System.getProperty("java.class.path"),
        "dev.orrery.localcluster.kubelet.Main",
        config.toString());
  }
}
