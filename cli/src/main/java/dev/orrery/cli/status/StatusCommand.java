package dev.orrery.cli.status;

import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.ClusterNameConverter;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.localcluster.backend.Backend;
import dev.orrery.localcluster.backend.Backends;
import dev.orrery.localcluster.cluster.ClusterSpec;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery status}. */
@Command(
    name = "status",
    description = {
      "Shows what runs of a cluster that 'up' made, and how its fleet stands.",
      "",
      "Exits with 0 where all of it runs, else with 1."
    })
public final class StatusCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--name",
      converter = ClusterNameConverter.class,
      paramLabel = "NAME",
      description = "which cluster (default: ${DEFAULT-VALUE}).")
  private String name = ClusterOption.DEFAULT_NAME;

  @Mixin private final OutputOption output = new OutputOption();

  /** Prints to the console. */
  public StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    ClusterSpec spec = ClusterSpec.named(name).build();
    Optional<Backend> backend = Backends.ofEnvironment(null).recorded(spec.home());
    StatusResult status =
        backend.isPresent()
            ? ClusterReading.read("status", backend.get().status(spec), null)
            : absent();
    console.result(status, output, this::print);
    boolean whole =
        status.running() && status.processes().stream().allMatch(StatusResult.ProcessView::alive);
    return (whole ? ExitCode.OK : ExitCode.FAILED).code();
  }

  private StatusResult absent() {
    return new StatusResult("status", name, "none", false, "", Map.of(), List.of(), null, null);
  }

  private void print(StatusResult status) {
    if (status.backend().equals("none")) {
      console
          .out()
          .println("There is no cluster " + name + ". Maybe run 'orrery up --name " + name + "'.");
      return;
    }
    new StatusText(console.style()).lines(status).forEach(console.out()::println);
  }
}
