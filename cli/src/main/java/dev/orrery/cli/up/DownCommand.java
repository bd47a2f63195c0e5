package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.ClusterNameConverter;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.localcluster.backend.Backend;
import dev.orrery.localcluster.backend.Backends;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery down}. */
@Command(
    name = "down",
    description = "Ends everything that 'up' started for a cluster, and deletes its data.")
public final class DownCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--name",
      converter = ClusterNameConverter.class,
      paramLabel = "NAME",
      description = "which cluster (default: ${DEFAULT-VALUE}).")
  private String name = ClusterOption.DEFAULT_NAME;

  @Option(names = "--keep-data", description = "keeps its objects for the next 'up'.")
  private boolean keepData;

  @Option(
      names = "--only",
      paramLabel = "PROCESS",
      description = "ends this one process only, such as operator; 'up' starts it again.")
  private @Nullable String only;

  @Mixin private final OutputOption output = new OutputOption();

  /** Prints to the console. */
  public DownCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ClusterSpec spec = ClusterSpec.named(name).build();
    Optional<Backend> backend = Backends.ofEnvironment(null).recorded(spec.home());
    List<String> running =
        Supervisor.list(spec.home()).stream()
            .filter(ClusterProcess::alive)
            .map(ClusterProcess::name)
            .toList();
    DownResult result = only != null ? endOne(spec, running, only) : endAll(spec, backend, running);
    console.result(result, output, this::print);
    return 0;
  }

  private DownResult endOne(ClusterSpec spec, List<String> running, String process) {
    if (!running.contains(process)) {
      throw new CommandException(
          ExitCode.FAILED,
          "--only is " + process + ", which does not run. Maybe one of " + running + ".");
    }
    try (Supervisor supervisor = Supervisor.open(spec.home())) {
      supervisor.stop(process);
    }
    return new DownResult("down", name, true, List.of(process), true);
  }

  private DownResult endAll(ClusterSpec spec, Optional<Backend> backend, List<String> running) {
    backend.ifPresent(one -> one.down(spec, keepData, console::progress));
    return new DownResult("down", name, backend.isPresent(), running, keepData);
  }

  private void print(DownResult result) {
    if (!result.found()) {
      console.out().println("There is no cluster " + result.cluster() + "; nothing to end.");
      return;
    }
    String ended = result.stopped().isEmpty() ? "nothing ran" : String.join(", ", result.stopped());
    console.out().println("cluster " + result.cluster() + ": ended " + ended);
  }
}
