package dev.orrery.localcluster.node;

import dev.orrery.localcluster.ClusterException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.zip.CRC32C;

/** The shell scripts that make network and nodes, and other texts that lie beside them. */
final class NodeScripts {
  private NodeScripts() {}

  /** The text of one. */
  static String text(String name) {
    try (InputStream in = NodeScripts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in the jar. Maybe the jar was damaged.");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw ClusterException.of(e, "Reading " + name);
    }
  }

  /**
   * Writes a text into a file, with its folder. A file that holds it already is left alone:
   * kube-proxy ends when its configuration is written, even with what it was.
   */
  static void write(Path file, String text) {
    try {
      if (Files.exists(file) && Files.readString(file).equals(text)) {
        return;
      }
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw ClusterException.of(e, "Writing " + file);
    }
  }

  /**
   * A mark that changes with the texts. In a process' environment it makes a supervisor replace the
   * process when its configuration changed.
   */
  static String mark(Collection<String> texts) {
    CRC32C sum = new CRC32C();
    texts.forEach(text -> sum.update(text.getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(sum.getValue());
  }
}
