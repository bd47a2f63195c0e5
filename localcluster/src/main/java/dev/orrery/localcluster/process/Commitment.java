package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that says: this cluster came up whole, its processes are meant to outlive their starter.
 */
final class Commitment {
  private Commitment() {}

  static boolean made(Path home) {
    return Files.exists(file(home));
  }

  static void make(Path home) {
    try {
      Files.writeString(file(home), ProcessIdentity.current().mark());
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file(home));
    }
  }

  static void withdraw(Path home) {
    try {
      Files.deleteIfExists(file(home));
    } catch (IOException e) {
      throw ClusterException.of(e, "Deleting " + file(home));
    }
  }

  private static Path file(Path home) {
    return home.resolve("committed");
  }
}
