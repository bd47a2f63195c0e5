package dev.orrery.localcluster.node;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The file in a cluster's folder that says that it has real nodes, and which addresses. */
final class NodeRecord {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  private NodeRecord() {}

  /** The folder of all that concerns the nodes, in a cluster's folder. */
  static Path folder(Path home) {
    return home.resolve("nodes");
  }

  static Optional<NodeNetwork> read(Path home) {
    Path file = file(home);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(file.toFile(), NodeNetwork.class));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }

  static void write(Path home, NodeNetwork network) {
    try {
      NodeScripts.write(file(home), JSON.writeValueAsString(network));
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file(home));
    }
  }

  private static Path file(Path home) {
    return folder(home).resolve("network.json");
  }
}
