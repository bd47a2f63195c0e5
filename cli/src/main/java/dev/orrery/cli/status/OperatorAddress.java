package dev.orrery.cli.status;

import dev.orrery.localcluster.process.ClusterProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Where the operator of a cluster listens on this machine. */
public final class OperatorAddress {

  private OperatorAddress() {}

  /** The file in a cluster's folder that keeps the operator's port. */
  public static Path portFile(Path home) {
    return home.resolve("operator.port");
  }

  /** The address, empty where no operator runs. */
  public static Optional<URI> of(Path home, List<ClusterProcess> processes) {
    boolean runs = processes.stream().anyMatch(one -> one.name().equals("operator") && one.alive());
    Path file = portFile(home);
    if (!runs || !Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create("http://127.0.0.1:" + Files.readString(file).strip()));
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }
}
