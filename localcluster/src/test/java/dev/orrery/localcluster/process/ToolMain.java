package dev.orrery.localcluster.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A command that is interrupted while a tool with children of its own works for it. */
public final class ToolMain {
  private static final String LOOP = "while :; do sleep 1; done";

  private ToolMain() {}

  /** Runs a tool that would never end; it writes {@code started} into the folder given. */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    String script = "sh -c '" + LOOP + "' child \"$0\" & touch \"$0/started\"; " + LOOP;
    new SystemCommands()
        .run(List.of("sh", "-c", script, folder.toString()), folder, Map.of(), line -> {});
  }
}
