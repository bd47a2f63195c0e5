package dev.orrery.localcluster.image;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of an image, laid out below a folder as they will lie below its root. Each has the time
 * {@link #TIME} here and there: an AOT cache is refused when the jars that it was made with have
 * another.
 *
 * @param root the folder
 */
record RootFiles(Path root) {
  static final Instant TIME = Instant.ofEpochSecond(1);

  private static final FilePermissions EXECUTABLE = FilePermissions.fromOctalString("755");
  private static final FilePermissions READABLE = FilePermissions.fromOctalString("644");

  /** Copies a file to where it will lie, links followed. */
  void copy(Path file, String to) {
    Path target = root.resolve(to.substring(1));
    try {
      Files.createDirectories(target.getParent());
      Files.copy(file.toRealPath(), target);
      settle(target);
    } catch (IOException e) {
      throw ClusterException.of(e, "Copying " + file);
    }
  }

  /** Copies all files below a folder. */
  void copyAll(Path folder, String to) {
    for (Path file : files(folder)) {
      copy(file, to + "/" + folder.relativize(file));
    }
  }

  /** Sets the time of a file that was written here. */
  static void settle(Path file) {
    try {
      Files.setLastModifiedTime(file, FileTime.from(TIME));
    } catch (IOException e) {
      throw ClusterException.of(e, "Setting the time of " + file);
    }
  }

  /** A layer of what lies at these paths, files or whole folders. */
  FileEntriesLayer layer(String name, List<String> paths) {
    FileEntriesLayer.Builder layer = FileEntriesLayer.builder().setName(name);
    for (String path : paths) {
      for (Path file : files(root.resolve(path.substring(1)))) {
        layer.addEntry(
            file,
            AbsoluteUnixPath.get("/" + root.relativize(file)),
            Files.isExecutable(file) ? EXECUTABLE : READABLE,
            TIME);
      }
    }
    return layer.build();
  }

  private static List<Path> files(Path start) {
    try (Stream<Path> walk = Files.walk(start)) {
      return walk.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + start);
    }
  }
}
