package dev.orrery.localcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The folder outside any checkout that holds built programs and the state of clusters: {@code
 * ORRERY_CACHE}, else {@code orrery} in {@code XDG_CACHE_HOME}, else {@code ~/.cache/orrery}.
 *
 * @param path absolute
 */
public record CacheFolder(Path path) {

  /** The folder that this process' environment names. */
  public static CacheFolder ofEnvironment() {
    return of(System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /** The folder that an environment names. */
  public static CacheFolder of(Map<String, String> environment, Path userHome) {
    String own = environment.getOrDefault("ORRERY_CACHE", "");
    if (!own.isBlank()) {
      return new CacheFolder(Path.of(own).toAbsolutePath().normalize());
    }
    String xdg = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base = xdg.isBlank() ? userHome.resolve(".cache") : Path.of(xdg);
    return new CacheFolder(base.toAbsolutePath().normalize().resolve("orrery"));
  }

  /** Where built and fetched programs lie. */
  public Path programs() {
    return path.resolve("programs");
  }

  /** The state of one cluster; the folder need not exist. */
  public Path cluster(String name) {
    return path.resolve("clusters").resolve(name);
  }

  /** Fails early when the disk that holds a folder has less room than a piece of work needs. */
  public static void requireRoom(Path folder, long bytes) {
    try {
      Files.createDirectories(folder);
      long free = Files.getFileStore(folder).getUsableSpace();
      if (free < bytes) {
        throw new ClusterException(
            FailureReason.DISK_FULL,
            "free room at "
                + folder
                + " is "
                + (free >> 20)
                + " MiB, "
                + (bytes >> 20)
                + " MiB are needed. Maybe free some, or set ORRERY_CACHE to a folder on another disk.");
      }
    } catch (IOException e) {
      throw ClusterException.of(e, "Creating " + folder);
    }
  }
}
