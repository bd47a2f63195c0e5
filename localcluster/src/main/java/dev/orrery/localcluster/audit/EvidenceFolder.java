package dev.orrery.localcluster.audit;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where every cluster of a test run leaves what Orrery's ServiceAccounts did on it. A cluster puts
 * a note there when it starts and its evidence when its data goes, so that one that left none is
 * known.
 *
 * @param path the folder
 */
public record EvidenceFolder(Path path) {

  /** The environment variable that names the folder. */
  public static final String VARIABLE = "ORRERY_EVIDENCE";

  private static final String STARTED = ".started";
  private static final String EVIDENCE = ".json";

  /** The folder that this process' environment names; none outside test runs. */
  public static Optional<EvidenceFolder> ofEnvironment() {
    String folder = System.getenv().getOrDefault(VARIABLE, "");
    return folder.isBlank() ? Optional.empty() : Optional.of(new EvidenceFolder(Path.of(folder)));
  }

  /** Notes that the cluster in this folder has an audit log from now on. */
  public void started(Path home) {
    try {
      Files.createDirectories(path);
      Files.write(
          path.resolve(key(home) + STARTED), home.toString().getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing to " + path);
    }
  }

  /** Keeps what the cluster's audit log says; nothing happens where it has none. */
  public void keep(Path home, AuditLog log) {
    if (Files.exists(log.file())) {
      String name = key(home) + "-" + Long.toHexString(System.nanoTime()) + EVIDENCE;
      Evidence.of(home.getFileName().toString(), log).write(path.resolve(name));
    }
  }

  /** All that was kept. */
  public List<Evidence> evidence() {
    return files(EVIDENCE).stream().map(Evidence::read).toList();
  }

  /** The folders of clusters that were started and have left nothing. */
  public List<Path> silent() {
    List<Path> kept = files(EVIDENCE);
    List<Path> silent = new ArrayList<>();
    for (Path note : files(STARTED)) {
      String key = note.getFileName().toString().replace(STARTED, "-");
      if (kept.stream().noneMatch(file -> file.getFileName().toString().startsWith(key))) {
        silent.add(home(note));
      }
    }
    return silent;
  }

  private static Path home(Path note) {
    try {
      return Path.of(Files.readString(note));
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + note);
    }
  }

  private List<Path> files(String ending) {
    if (!Files.isDirectory(path)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(path, "*" + ending)) {
      all.forEach(files::add);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + path);
    }
    files.sort(null);
    return files;
  }

  private static String key(Path home) {
    return home.getFileName() + "-" + Integer.toHexString(home.toString().hashCode());
  }
}
