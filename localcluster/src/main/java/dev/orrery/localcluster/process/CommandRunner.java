package dev.orrery.localcluster.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a tool to its end. */
@FunctionalInterface
public interface CommandRunner {

  /**
   * Runs a tool and waits for it.
   *
   * @param command the program and its arguments
   * @param folder where it works
   * @param environment what is added to this process' environment
   * @param lines is given each line as it is written
   * @return what it wrote (both streams, as one) and its exit code; code 127 when there is no such
   *     program
   */
  CommandResult run(
      List<String> command, Path folder, Map<String, String> environment, Consumer<String> lines);

  /** The same in the current folder, with its environment. */
  default CommandResult run(String... command) {
    return run(List.of(command), Path.of("").toAbsolutePath(), Map.of(), line -> {});
  }
}
