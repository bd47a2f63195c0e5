package dev.orrery.cli.command;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Walks the paths that most commands share, for the cache of loaded classes that the script makes
 * after a build. Prints nothing.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what most commands need, and ends.")
public final class WarmUpCommand implements Runnable {

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec injected) {
    spec = injected;
  }

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    root.usage(nowhere);
    List.copyOf(root.getSubcommands().values()).forEach(command -> command.usage(nowhere));
    root.execute("version", "--output", "json");
  }
}
