package dev.orrery.cli;

import dev.orrery.cli.output.Console;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code orrery completion}. */
@Command(
    name = "completion",
    description = {
      "Prints a script that completes orrery's commands and options in a shell.",
      "",
      "For this shell: source <(./orrery completion bash)"
    })
final class CompletionCommand implements Runnable {

  /** The shells that the script is for; the names are what people type. */
  enum Shell {
    /** Bash 3 or newer. */
    bash,
    /** Zsh, through its bashcompinit. */
    zsh
  }

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "SHELL",
      description = "bash or zsh (default: ${DEFAULT-VALUE}).")
  private Shell shell = Shell.bash;

  CompletionCommand(Console console) {
    this.console = console;
  }

  private CommandSpec spec = CommandSpec.create();

  @Spec
  void setSpec(CommandSpec injected) {
    spec = injected;
  }

  @Override
  public void run() {
    CommandLine root = spec.root().commandLine();
    if (shell == Shell.zsh) {
      console.out().println("autoload -U +X bashcompinit && bashcompinit");
    }
    console.out().println(AutoComplete.bash("orrery", root));
    console.out().flush();
  }
}
