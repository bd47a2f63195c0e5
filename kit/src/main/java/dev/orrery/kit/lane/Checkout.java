package dev.orrery.kit.lane;

import java.nio.file.Files;
import java.nio.file.Path;

/** The project's folder, in which manifests and the packaged operator lie. */
public final class Checkout {

  private Checkout() {}

  /**
   * The folder named by the system property {@code orrery.root}, or the one above the working
   * directory that holds {@code manifests}.
   */
  public static Path root() {
    String given = System.getProperty("orrery.root");
    Path at = Path.of(given == null ? "" : given).toAbsolutePath().normalize();
    while (!Files.isDirectory(at.resolve("manifests"))) {
      Path parent = at.getParent();
      if (parent == null) {
        throw new IllegalStateException(
            "orrery.root is " + given + ". Maybe run from inside a checkout of Orrery.");
      }
      at = parent;
    }
    return at;
  }
}
