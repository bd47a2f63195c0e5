package dev.orrery.localcluster.kubelet.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.localcluster.kubelet.Cut;
import dev.orrery.localcluster.kubelet.KubeletStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The two files by which a fake kubelet is steered. Files, not a port: the folder's permissions say
 * who may cut, and a cut outlives a restart.
 *
 * <ul>
 *   <li>{@code cuts}: one cut a line, {@code #} begins a comment; no file means no cut
 *   <li>{@code status.json}: the {@link KubeletStatus}, replaced every two seconds; its {@code
 *       cuts} are those in force
 * </ul>
 *
 * @param folder of both files
 * @param clock by which a status is fresh
 */
public record ControlFolder(Path folder, InstantSource clock) {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** The files in a folder, by the system's clock. */
  public static ControlFolder at(Path folder) {
    return new ControlFolder(folder, InstantSource.system());
  }

  /** The cuts that are asked for. */
  public Set<Cut> cuts() {
    Path file = folder.resolve("cuts");
    Set<Cut> cuts = new LinkedHashSet<>();
    if (!Files.exists(file)) {
      return cuts;
    }
    try {
      for (String line : Files.readAllLines(file)) {
        String text = line.replaceFirst("#.*", "").strip();
        if (!text.isEmpty()) {
          cuts.add(new Cut(text));
        }
      }
      return cuts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Asks for exactly these cuts. */
  public void ask(Set<Cut> cuts) {
    StringBuilder lines = new StringBuilder();
    cuts.forEach(cut -> lines.append(cut.text()).append('\n'));
    replace("cuts", lines.toString());
  }

  /** Says how it fares. */
  public void tell(KubeletStatus status) {
    try {
      replace("status.json", JSON.writeValueAsString(status) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Drops what was told, so that only what is told from now on counts. */
  public void forget() throws IOException {
    Files.deleteIfExists(folder.resolve("status.json"));
  }

  /** What was told last, when that was just now: a process that hangs or is gone tells nothing. */
  public Optional<KubeletStatus> freshStatus() {
    Path file = folder.resolve("status.json");
    try {
      Instant told = Files.getLastModifiedTime(file).toInstant();
      boolean fresh = Duration.between(told, clock.instant()).compareTo(FRESH) < 0;
      return fresh
          ? Optional.of(JSON.readValue(file.toFile(), KubeletStatus.class))
          : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void replace(String name, String text) {
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, name, ".new");
      Files.writeString(fresh, text);
      Files.move(
          fresh,
          folder.resolve(name),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
