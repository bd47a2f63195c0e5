package dev.orrery.bench;

import dev.orrery.bench.budget.BudgetBench;
import dev.orrery.bench.fakenodes.FakeNodesBench;
import dev.orrery.bench.fleet.FleetBench;
import dev.orrery.bench.footprint.FootprintBench;
import dev.orrery.bench.openb.OpenbBench;
import dev.orrery.bench.placer.PlacerBench;
import dev.orrery.bench.reliability.CrashpointsBench;
import dev.orrery.bench.reliability.FaultMatrixBench;
import dev.orrery.bench.reliability.ForeignWritersBench;
import dev.orrery.bench.reliability.LeadershipBench;
import dev.orrery.bench.reliability.ProxyBench;
import dev.orrery.bench.reliability.SeededBugsBench;
import dev.orrery.bench.reliability.SpecSequencesBench;
import dev.orrery.bench.reliability.StaleReadsBench;
import dev.orrery.bench.trace.TraceBench;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command {@code orrery bench}: parses, runs one benchmark, prints its result. */
@Command(
    name = "orrery bench",
    description = "Measures Orrery on public data and against peers.",
    synopsisSubcommandLabel = "NAME",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:measured",
      " 1:failed, or the product's answer was wrong",
      " 2:usage, or data that was not given",
      " 3:measured, and with --check a mark is not met",
      "69:something needed is not available",
      "130:interrupted"
    })
public final class Main {

  private final Map<String, String> environment;

  private Main(Map<String, String> environment) {
    this.environment = environment;
  }

  /** All benchmarks, in the order of the help text. */
  private static List<Benchmark> benchmarks() {
    return List.of(
        new BudgetBench(),
        new PlacerBench(),
        new OpenbBench(),
        new FakeNodesBench(),
        new FleetBench(),
        new FootprintBench(),
        new TraceBench(),
        new CrashpointsBench(),
        new FaultMatrixBench(),
        new StaleReadsBench(),
        new LeadershipBench(),
        new SpecSequencesBench(),
        new ForeignWritersBench(),
        new SeededBugsBench(),
        new ProxyBench());
  }

  /** Runs and ends the process with the exit code. */
  public static void main(String[] args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(benchmarks(), System.getenv(), out, err, args));
  }

  /** The same without ending the process. */
  static int run(
      List<Benchmark> benchmarks,
      Map<String, String> environment,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    CommandLine root = new CommandLine(new Main(environment));
    for (Benchmark benchmark : benchmarks) {
      CommandLine command = new CommandLine(benchmark);
      command.addMixin("shared", new BenchOptions());
      command.getCommandSpec().mixinStandardHelpOptions(true).version(Report.ownVersion());
      root.addSubcommand(command);
    }
    root.getCommandSpec().version(Report.ownVersion());
    root.setOut(out).setErr(err);
    root.setExecutionStrategy(parsed -> ((Main) root.getCommand()).execute(parsed));
    return root.execute(args);
  }

  private int execute(ParseResult parsed) {
    Integer help = CommandLine.executeHelpRequest(parsed);
    if (help != null) {
      return help;
    }
    ParseResult chosen = parsed.subcommand();
    if (chosen == null) {
      CommandLine root = parsed.commandSpec().commandLine();
      root.usage(root.getErr());
      return ExitCode.USAGE;
    }
    CommandLine command = chosen.commandSpec().commandLine();
    try {
      return measure(command);
    } catch (BenchException known) {
      command.getErr().println(known.getMessage());
      return known.exitCode();
    } catch (IOException unreadable) {
      command.getErr().println(unreadable + ". Maybe the file is damaged or not readable.");
      return ExitCode.FAILED;
    } catch (InterruptedException interrupted) {
      return ExitCode.INTERRUPTED;
    }
  }

  private int measure(CommandLine command) throws IOException, InterruptedException {
    BenchOptions options = (BenchOptions) Objects.requireNonNull(command.getMixins().get("shared"));
    Benchmark benchmark = command.getCommand();
    DataFolder data = new DataFolder(dataPath(options));
    BenchContext context = new BenchContext(options, data, command.getErr());
    long start = System.nanoTime();
    BenchResult result = benchmark.run(context);
    double elapsed = (System.nanoTime() - start) / 1e9;
    PrintWriter out = command.getOut();
    if (options.output == BenchOptions.Output.table) {
      Table.lines(result.rows()).forEach(out::println);
      result.notes().forEach(out::println);
    }
    out.println(Report.line(command.getCommandName(), result, options, data.digest(), elapsed));
    out.flush();
    return options.check && !result.met() ? ExitCode.UNMET : ExitCode.OK;
  }

  private @Nullable Path dataPath(BenchOptions options) {
    String fromEnvironment = environment.get("ORRERY_BENCH_DATA");
    if (options.data != null || fromEnvironment == null || fromEnvironment.isEmpty()) {
      return options.data;
    }
    return Path.of(fromEnvironment);
  }
}
