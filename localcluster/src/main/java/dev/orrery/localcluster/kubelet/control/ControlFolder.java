package dev.orrery.localcluster.kubelet.control;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.localcluster.kubelet.Cut;
import dev.orrery.localcluster.kubelet.KubeletStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashSet;
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
 */
public record ControlFolder(Path folder) {

  private static final ObjectMapper JSON = new ObjectMapper();

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

  /** What was told last. */
  public KubeletStatus status() {
    try {
      return JSON.readValue(folder.resolve("status.json").toFile(), KubeletStatus.class);
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
