package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file that says from which backend a cluster came. */
final class Origin {
  private Origin() {}

  static void write(Path home, String backend) {
    try {
      Files.createDirectories(home);
      Files.writeString(file(home), backend);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file(home));
    }
  }

  static Optional<String> read(Path home) {
    if (!Files.exists(file(home))) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file(home)).strip());
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file(home));
    }
  }

  private static Path file(Path home) {
    return home.resolve("backend");
  }
}
