package dev.orrery.cli.command;

import dev.orrery.cli.cluster.ClusterNameConverter;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.cluster.Targets;
import dev.orrery.cli.output.Console;
import dev.orrery.localcluster.binary.Program;
import dev.orrery.localcluster.binary.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code orrery kubectl}. */
@Command(
    name = "kubectl",
    description = {
      "Runs the kubectl that belongs to a cluster that 'up' made, against that cluster.",
      "",
      "All that follows goes to kubectl as it is: orrery kubectl get pods -A"
    })
public final class KubectlCommand implements Callable<Integer> {

  private final Console console;
  private final Targets targets;

  @Option(
      names = "--name",
      converter = ClusterNameConverter.class,
      paramLabel = "NAME",
      description = "which cluster (default: ${DEFAULT-VALUE}).")
  private String name = ClusterOption.DEFAULT_NAME;

  @Unmatched private List<String> arguments = new ArrayList<>();

  /** Prints progress to the console, should kubectl have to be built first. */
  public KubectlCommand(Console console, Targets targets) {
    this.console = console;
    this.targets = targets;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path kubeconfig = targets.existingKubeconfig(name);
    List<String> command = new ArrayList<>();
    command.add(Programs.ensure(console::progress).path(Program.KUBECTL).toString());
    command.addAll(arguments);
    ProcessBuilder kubectl = new ProcessBuilder(command).inheritIO();
    kubectl.environment().put("KUBECONFIG", kubeconfig.toString());
    return kubectl.start().waitFor();
  }
}
