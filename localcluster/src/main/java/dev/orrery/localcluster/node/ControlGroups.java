package dev.orrery.localcluster.node;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.process.Wait;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The control groups that nodes leave behind, empty, when their processes have ended. */
final class ControlGroups {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final String MARK = "cgroup.procs";

  private final Path root;

  /**
   * Those of this machine.
   *
   * @param root where control groups are mounted, /sys/fs/cgroup
   */
  ControlGroups(Path root) {
    this.root = root;
  }

  /** Removes a group with those below it, in every hierarchy; processes in it must have ended. */
  void remove(String group) {
    for (Path hierarchy : hierarchies()) {
      Path folder = hierarchy.resolve(group);
      if (!Wait.until(PATIENCE, () -> removed(folder))) {
        throw ClusterException.of(
            new IOException("it still holds processes"), "Removing the control group " + folder);
      }
    }
  }

  private List<Path> hierarchies() {
    if (Files.exists(root.resolve(MARK))) {
      return List.of(root);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root, Files::isDirectory)) {
      folders.forEach(found::add);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + root);
    }
    return found;
  }

  /** The kernel takes a moment between a group's last process and its being free. */
  private static boolean removed(Path folder) {
    try {
      if (Files.isDirectory(folder)) {
        Files.walkFileTree(folder, new Remover());
      }
      return true;
    } catch (IOException busy) {
      return false;
    }
  }

  /** Only folders can be removed from a hierarchy; the files in them are the kernel's. */
  private static final class Remover extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
        throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
