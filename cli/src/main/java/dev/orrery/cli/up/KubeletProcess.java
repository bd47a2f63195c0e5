package dev.orrery.cli.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.localcluster.process.ProcessSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fake kubelet as a process of a cluster.
 *
 * @param home the cluster's folder
 * @param kubeconfig the access it uses
 * @param fleet {@code demo}, {@code mix}, {@code openb} or a file
 * @param nodes how many, for {@code mix}
 * @param data folder of public data, for {@code openb}
 */
record KubeletProcess(Path home, Path kubeconfig, String fleet, int nodes, @Nullable Path data) {

  /** Its name among the cluster's processes. */
  static final String NAME = "fake-kubelet";

  private static final String MAIN = "dev.orrery.localcluster.kubelet.Main";

  /** Writes its configuration, under a name that changes with it; returns how it is run. */
  ProcessSpec spec() throws IOException {
    Path control = home.resolve("kubelet");
    Files.createDirectories(control);
    String text = config(control).toPrettyString();
    Path config = control.resolve("config-" + Integer.toHexString(text.hashCode()) + ".json");
    Files.writeString(config, text);
    Path status = control.resolve("status.json");
    Files.deleteIfExists(status);
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            MAIN,
            config.toString());
    return ProcessSpec.of(NAME, command, () -> Files.exists(status));
  }

  private ObjectNode config(Path control) {
    ObjectNode config = new ObjectMapper().createObjectNode();
    config.put("kubeconfig", kubeconfig.toString());
    config.put("control", control.toString());
    config.put("fleet", fleet);
    config.put("nodes", nodes);
    if (data != null) {
      config.put("data", data.toAbsolutePath().toString());
    }
    return config;
  }
}
