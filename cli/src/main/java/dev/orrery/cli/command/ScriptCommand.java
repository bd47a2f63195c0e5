package dev.orrery.cli.command;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * A command that the script beside the sources carries out before this program starts: named here
 * for the help text and for completion, and handed back to the script when it arrives all the same.
 */
public abstract sealed class ScriptCommand implements Callable<Integer> {

  private final String name;

  @Parameters(arity = "0..*", paramLabel = "ARGUMENT", description = "see the text above.")
  private List<String> arguments = new ArrayList<>();

  private ScriptCommand(String name) {
    this.name = name;
  }

  /** {@code orrery test}. */
  public static ScriptCommand test() {
    return new TestCommand();
  }

  /** {@code orrery bench}. */
  public static ScriptCommand bench() {
    return new BenchCommand();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path script = Path.of(System.getProperty("orrery.root", "."), "orrery");
    if (!Files.isExecutable(script)) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "orrery.root is "
              + script.getParent()
              + ", which holds no orrery script. Maybe run '"
              + name
              + "' through ./orrery in a checkout.");
    }
    List<String> command = new ArrayList<>(List.of(script.toString(), name));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  /** The proof of the project. */
  @Command(
      name = "test",
      description = {
        "Installs what a fresh machine needs, then builds and runs all tests.",
        "",
        "'test fast' leaves out the tests that need a cluster. With --output json the last line is"
            + " one JSON object."
      })
  static final class TestCommand extends ScriptCommand {
    TestCommand() {
      super("test");
    }
  }

  /** The benchmarks. */
  @Command(
      name = "bench",
      description = {
        "Runs one benchmark: bench NAME [--data DIR] [--seconds N] [--seed N] [--check].",
        "",
        "'bench --help' lists them. The last line of each is one JSON object."
      })
  static final class BenchCommand extends ScriptCommand {
    BenchCommand() {
      super("bench");
    }
  }
}
