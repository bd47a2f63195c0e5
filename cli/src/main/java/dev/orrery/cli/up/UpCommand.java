package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.cli.status.ClusterReading;
import dev.orrery.cli.status.StatusResult;
import dev.orrery.cli.status.StatusText;
import dev.orrery.localcluster.backend.Backend;
import dev.orrery.localcluster.backend.Backends;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.node.NodeRights;
import dev.orrery.localcluster.node.RealNodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code orrery up}. */
@Command(
    name = "up",
    description = {
      "Brings a Kubernetes cluster with Orrery on it, places a fleet, and shows how far it is from"
          + " the lower bound.",
      "",
      "Running it again is harmless: what runs is left alone, what died is brought back. Everything"
          + " it starts ends with 'orrery down'."
    })
public final class UpCommand implements Callable<Integer> {

  private final Console console;
  private final Map<String, String> environment;

  @Mixin private final UpOptions options = new UpOptions();
  @Mixin private final OutputOption output = new OutputOption();

  /** Prints to the console. */
  public UpCommand(Console console, Map<String, String> environment) {
    this.console = console;
    this.environment = environment;
  }

  @Override
  public Integer call() throws IOException {
    options.check();
    ElapsedProgress progress = new ElapsedProgress(console::progress, System::nanoTime);
    Path root = Path.of(System.getProperty("orrery.root", ".")).toAbsolutePath();
    ClusterSpec spec = ClusterSpec.named(options.name).build();
    Backends backends = Backends.ofEnvironment(options.context);
    Backend backend = bringUp(backends, spec, root, progress);
    StatusResult status = ClusterReading.read("up", backend.status(spec), progress.seconds());
    console.result(
        status,
        output,
        result -> new StatusText(console.style()).lines(result).forEach(console.out()::println));
    return 0;
  }

  private Backend bringUp(Backends backends, ClusterSpec spec, Path root, ElapsedProgress progress)
      throws IOException {
    boolean real = RealNodes.recorded(spec.home());
    if (real) {
      options.checkNothingSimulated("cluster " + options.name + " has real nodes");
    }
    if (options.realNode == null && !real) {
      Backend backend = choose(backends, spec);
      new Up(options, root, environment, progress).run(backend);
      return backend;
    }
    if (!real && backends.recorded(spec.home()).isPresent()) {
      throw new CommandException(
          ExitCode.CONFIGURATION,
          "cluster "
              + options.name
              + " has simulated nodes. Maybe take it down first, or choose another --name.");
    }
    NodeRights.require();
    Backend backend = backends.choose("local", spec.home());
    new RealUp(options, root, progress).run(backend);
    return backend;
  }

  private Backend choose(Backends backends, ClusterSpec spec) {
    if (options.backend != null) {
      return backends.named(options.backend);
    }
    return backends.recorded(spec.home()).orElseGet(backends::byDefault);
  }
}
