package dev.orrery.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The commands that a page tells its reader to type: every line of its {@code sh} blocks. A block
 * that follows {@code <!-- not run: REASON -->} is left out, one that follows {@code <!-- fails
 * -->} is expected to fail.
 *
 * @param line as written, without its comment
 * @param fails whether the page says that it is refused
 */
record MarkdownCommands(String line, boolean fails) {

  private static final String FENCE = "```";

  static List<MarkdownCommands> of(String page) {
    List<MarkdownCommands> commands = new ArrayList<>();
    String mark = "";
    boolean inside = false;
    boolean shell = false;
    for (String line : lines(page)) {
      if (line.startsWith(FENCE)) {
        shell = !inside && line.equals(FENCE + "sh") && !mark.startsWith("<!-- not run:");
        inside = !inside;
        mark = inside ? mark : "";
      } else if (inside && shell && !line.isBlank() && !line.startsWith("#")) {
        commands.add(new MarkdownCommands(line.strip(), mark.equals("<!-- fails -->")));
      } else if (!inside && !line.isBlank()) {
        mark = line.strip();
      }
    }
    return commands;
  }

  private static List<String> lines(String page) {
    try {
      return Files.readAllLines(Shell.ROOT.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
