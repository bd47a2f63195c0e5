package dev.orrery.cli;

import dev.orrery.cli.cluster.Targets;
import dev.orrery.cli.command.KubectlCommand;
import dev.orrery.cli.command.ScriptCommand;
import dev.orrery.cli.command.VersionCommand;
import dev.orrery.cli.command.WarmUpCommand;
import dev.orrery.cli.explain.ExplainCommand;
import dev.orrery.cli.image.ImageCommand;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.PlainWriter;
import dev.orrery.cli.output.Style;
import dev.orrery.cli.release.ReleaseCommand;
import dev.orrery.cli.report.ReportCommand;
import dev.orrery.cli.status.StatusCommand;
import dev.orrery.cli.up.DownCommand;
import dev.orrery.cli.up.UpCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** The command {@code orrery}: builds the tree of commands and runs the one that was asked for. */
@Command(
    description = {
      "A Kubernetes control plane that plans before it acts.",
      "",
      "Start with @|bold orrery up|@: it brings a real Kubernetes with Orrery on it and places a fleet."
    },
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {"", "Every command takes --help and, but for kubectl and completion, --output json."})
public final class Main {

  private Main() {}

  /** Runs and ends the process with the exit code. */
  public static void main(String[] args) {
    PrintWriter out = writer(System.out, false);
    PrintWriter err = writer(System.err, true);
    Console console =
        Console.of(out, err, System.getProperty("orrery.terminal", ""), System.getenv());
    int code = commands(console, System.getenv()).execute(args);
    out.flush();
    System.exit(code);
  }

  private static PrintWriter writer(PrintStream to, boolean flushing) {
    Writer plain = new PlainWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
    return new PrintWriter(plain, flushing);
  }

  /**
   * All commands.
   *
   * @param console where they print
   * @param environment what they read of the environment
   */
  public static CommandLine commands(Console console, Map<String, String> environment) {
    String name = System.getProperty("orrery.command", "orrery");
    CommandLine root = new CommandLine(new Main());
    root.setCommandName(name);
    Targets targets = Targets.ofProcess(environment);
    root.addSubcommand(new UpCommand(console, environment));
    root.addSubcommand(new StatusCommand(console));
    root.addSubcommand(new DownCommand(console));
    root.addSubcommand(explain(new ExplainCommand.Group(console, targets)));
    root.addSubcommand(passThrough(new KubectlCommand(console, targets)));
    root.addSubcommand(ScriptCommand.test());
    root.addSubcommand(ScriptCommand.bench());
    root.addSubcommand(new ReleaseCommand(console, targets));
    root.addSubcommand(new ImageCommand(console));
    root.addSubcommand(new ReportCommand(console, targets, environment, InstantSource.system()));
    root.addSubcommand(new VersionCommand(console, environment));
    root.addSubcommand(new CompletionCommand(console));
    root.addSubcommand(new WarmUpCommand());
    root.setOut(console.out()).setErr(console.err());
    root.setExecutionExceptionHandler(new Failures(console));
    root.setColorScheme(
        CommandLine.Help.defaultColorScheme(console.style() == Style.ANSI ? Ansi.ON : Ansi.OFF));
    root.setUsageHelpAutoWidth(false).setUsageHelpWidth(100);
    describeExitCodes(root);
    return root;
  }

  private static CommandLine explain(ExplainCommand.Group group) {
    CommandLine command = new CommandLine(group);
    group.commands().forEach(command::addSubcommand);
    return command;
  }

  /** Everything behind the first word that is not an option of ours belongs to another program. */
  private static CommandLine passThrough(Object command) {
    return new CommandLine(command).setStopAtUnmatched(true).setStopAtPositional(true);
  }

  private static void describeExitCodes(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Prints this text.")
            .build());
    spec.usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(ExitCode.list());
    command.getSubcommands().values().forEach(Main::describeExitCodes);
  }
}
