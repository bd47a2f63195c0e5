package dev.orrery.localcluster.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * Where a cluster's files lie.
 *
 * @param home the cluster's folder
 */
record ClusterFiles(Path home) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** Creates the folder for its user only. */
  void create() {
    try {
      Files.createDirectories(home.getParent());
      if (!Files.isDirectory(home)) {
        Files.createDirectory(
            home,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Creating " + home);
    }
  }

  Path kubeconfig() {
    return home.resolve("kubeconfig");
  }

  Path kubeconfig(Component component) {
    return home.resolve("pki").resolve(component.processName() + ".kubeconfig");
  }

  Path certificates() {
    return home.resolve("pki");
  }

  Path etcdData() {
    return home.resolve("etcd");
  }

  Path auditLog() {
    return home.resolve("audit.log");
  }

  /** The ports that an earlier start wrote down. */
  Optional<Ports> ports() {
    Path file = home.resolve("ports.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), Ports.class));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }

  void write(Ports ports) {
    try {
      write(home.resolve("ports.json"), JSON.writeValueAsString(ports));
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing the ports");
    }
  }

  /**
   * Writes a configuration under a name that changes with its text, so that a changed one changes
   * the command line.
   */
  Path writeConfiguration(String stem, String yaml) {
    CRC32C sum = new CRC32C();
    sum.update(yaml.getBytes(StandardCharsets.UTF_8));
    Path file = home.resolve(stem + "-" + Long.toHexString(sum.getValue()) + ".yaml");
    write(file, yaml);
    return file;
  }

  /** Writes a file that only its user may read. */
  static void write(Path file, String text) {
    try {
      if (!Files.exists(file)) {
        Files.createFile(
            file,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      Files.writeString(file, text);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file);
    }
  }
}
