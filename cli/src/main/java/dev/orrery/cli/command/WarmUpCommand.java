package dev.orrery.cli.command;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.cluster.Target;
import io.fabric8.kubernetes.client.Config;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Walks the paths that most commands share, for the cache of loaded classes that the script makes
 * after a build. What it prints goes into the log of that.
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
    root.execute("status", "--name", "warm-up");
    ask(nobody());
  }

  /** A kubeconfig of a server that is not there: all is loaded that a request needs. */
  private static Config nobody() {
    Config config = Config.empty();
    config.setMasterUrl("https://127.0.0.1:9/");
    return config;
  }

  private static void ask(Config config) {
    try (Target target = Target.of("nobody", null, config)) {
      target.api().find("/version");
      throw new IllegalStateException("somebody answered at " + config.getMasterUrl() + ".");
    } catch (CommandException expected) {
      System.out.println(expected.getMessage());
    }
  }
}
