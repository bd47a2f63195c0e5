package dev.orrery.localcluster.process;

import java.util.List;

/**
 * How a tool ended.
 *
 * @param exitCode 127 when there is no such program
 * @param output all it wrote
 */
public record CommandResult(int exitCode, String output) {
  /** The exit code that stands for a program that does not exist. */
  public static final int NOT_FOUND = 127;

  /** Whether it ended with 0. */
  public boolean ok() {
    return exitCode == 0;
  }

  /** Whether there was no such program. */
  public boolean notFound() {
    return exitCode == NOT_FOUND;
  }

  /** The last lines it wrote, indented. */
  public String tail(int lines) {
    List<String> all = output.lines().toList();
    return "  " + String.join("\n  ", all.subList(Math.max(0, all.size() - lines), all.size()));
  }
}
