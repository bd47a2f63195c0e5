package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The store of a cluster as it once was.
 *
 * @param folder where the copy lies
 */
public record StoreCopy(Path folder) {

  static StoreCopy of(Path store, Path folder) {
    replace(store, folder);
    return new StoreCopy(folder);
  }

  void restore(Path store) {
    replace(folder, store);
  }

  private static void replace(Path from, Path to) {
    try {
      delete(to);
      for (Path file : below(from)) {
        Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Copying " + from + " to " + to);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
