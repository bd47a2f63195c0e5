package dev.orrery.localcluster.process;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The written record of a cluster's processes: one small JSON file each, replaced as a whole. */
final class ProcessFolder {
  private static final ObjectMapper JSON =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  private final Path folder;

  ProcessFolder(Path home) {
    this.folder = home.resolve("processes");
  }

  void write(ClusterProcess process) {
    Path file = file(process.name());
    Path draft = file.resolveSibling(process.name() + ".draft");
    try {
      Files.createDirectories(folder);
      Files.write(draft, JSON.writeValueAsBytes(process));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file);
    }
  }

  Optional<ClusterProcess> read(String name) {
    return Files.exists(file(name)) ? Optional.of(parse(file(name))) : Optional.empty();
  }

  /** All processes on record, in the order in which they were started. */
  List<ClusterProcess> all() {
    List<ClusterProcess> found = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return found;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.json")) {
      files.forEach(file -> found.add(parse(file)));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + folder);
    }
    found.sort(Comparator.comparingInt(ClusterProcess::order));
    return found;
  }

  void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw ClusterException.of(e, "Deleting " + file(name));
    }
  }

  private Path file(String name) {
    return folder.resolve(name + ".json");
  }

  private static ClusterProcess parse(Path file) {
    try {
      return JSON.readValue(file.toFile(), ClusterProcess.class);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + file);
    }
  }
}
