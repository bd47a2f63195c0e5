package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cluster's folder that goes with the JVM that made it; those of killed JVMs go with the next one
 * made beside them.
 *
 * @param home the folder
 */
record EphemeralHome(Path home) {

  /** Says whose it is, and deletes its neighbours whose makers are gone. */
  void mark() {
    ClusterFiles.write(marker(), ProcessIdentity.current().mark());
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(home.resolveSibling("."))) {
      for (Path folder : folders) {
        new EphemeralHome(folder.normalize()).deleteIfOrphaned();
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + home.getParent());
    }
  }

  void deleteIfMarked() {
    if (Files.exists(marker())) {
      Folders.delete(home);
    }
  }

  private void deleteIfOrphaned() throws IOException {
    if (!Files.exists(marker())) {
      return;
    }
    boolean orphaned =
        ProcessIdentity.parse(Files.readString(marker())).filter(ProcessIdentity::alive).isEmpty();
    if (orphaned) {
      Witness.ofEnvironment().leaving(home);
      Folders.delete(home);
    }
  }

  private Path marker() {
    return home.resolve("ephemeral");
  }
}
