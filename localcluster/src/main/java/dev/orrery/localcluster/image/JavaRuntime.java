package dev.orrery.localcluster.image;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A Java runtime with the modules that the operator uses and no others, linked once per JDK into
 * the cache.
 *
 * @param jdk the JDK it is made from
 * @param cache where it is kept
 */
record JavaRuntime(Path jdk, CacheFolder cache) {
  /**
   * Netty and the client want Unsafe; Micronaut events of the flight recorder, a file system of
   * jars and, for types that we do not send, java.sql; a rehearsal wants a server.
   */
  static final List<String> MODULES =
      List.of(
          "java.base",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.sql",
          "java.xml",
          "jdk.httpserver",
          "jdk.jfr",
          "jdk.unsupported",
          "jdk.zipfs");

  /** What names the outcome: the JDK's own account of itself, and the modules. */
  String key() {
    try {
      return ImageKey.of(List.of(Files.readString(jdk.resolve("release")), MODULES.toString()));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + jdk.resolve("release"));
    }
  }

  /** Its folder, linked now if need be. */
  Path ensure(CommandRunner commands) {
    Path folder = cache.programs().resolve("java-" + key());
    if (Files.isDirectory(folder)) {
      return folder;
    }
    Path draft = folder.resolveSibling(folder.getFileName() + ".draft");
    Folders.delete(draft);
    CommandResult result =
        commands.run(
            jdk.resolve("bin/jlink").toString(),
            "--add-modules",
            String.join(",", MODULES),
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress=zip-6",
            "--output",
            draft.toString());
    if (!result.ok()) {
      throw new ClusterException(
          FailureReason.PROGRAM_MISSING,
          "jlink of "
              + jdk
              + " failed:\n"
              + result.tail(4)
              + "\nMaybe set ORRERY_JAVA_HOME to a whole JDK: one with bin/jlink and its modules.");
    }
    try {
      Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw ClusterException.of(e, "Moving the Java runtime to " + folder);
    }
    return folder;
  }

  /** The files of a runtime that the loader of the system has to know. */
  static List<Path> binaries(Path runtime) {
    try (Stream<Path> walk = Files.walk(runtime)) {
      return walk.filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".so") || file.endsWith("bin/java"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + runtime);
    }
  }
}
