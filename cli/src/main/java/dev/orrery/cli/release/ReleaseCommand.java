package dev.orrery.cli.release;

import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.cluster.Targets;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.cli.output.Table;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code orrery release}. */
@Command(
    name = "release",
    description = {
      "Hands what Orrery places to the default scheduler, for a cluster that is to do without it.",
      "",
      "Needs the operator stopped. Sets the scheduler of the Deployments that Orrery made, which"
          + " rolls their pods, deletes their pending pods so that they come again, and lists every"
          + " other pod that waits for Orrery. When the operator returns it takes its Deployments"
          + " back."
    })
public final class ReleaseCommand implements Callable<Integer> {

  private final Console console;
  private final Targets targets;

  @Mixin private final ClusterOption cluster = new ClusterOption();
  @Mixin private final OutputOption output = new OutputOption();

  @Option(names = "--dry-run", description = "says what would be done and writes nothing.")
  private boolean dryRun;

  /** Prints to the console. */
  public ReleaseCommand(Console console, Targets targets) {
    this.console = console;
    this.targets = targets;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (Target target = targets.connect(cluster)) {
      HttpWriter writer =
          new HttpWriter(
              target.http(), EpochSource.UNFENCED, "orrery-release", HttpWriter.DEFAULT_IN_FLIGHT);
      Release release = new Release(target.api(), writer, Thread::sleep, console::progress);
      console.result(release.run(target.label(), dryRun), output, this::print);
      return 0;
    }
  }

  private void print(ReleaseResult result) {
    String would = result.dryRun() ? "would be " : "";
    Table deployments = new Table("deployment", "replicas");
    result.deployments().forEach(row -> deployments.row(name(row), row.replicas()));
    section(would + "given to the default scheduler", deployments);
    section(would + "deleted, to come again", pods(result.deleted()));
    section("left: set schedulerName in their owners", pods(result.left()));
    if (deployments.isEmpty() && result.deleted().isEmpty() && result.left().isEmpty()) {
      console.out().println("Nothing here waits for Orrery.");
    }
  }

  private static String name(DeploymentRow row) {
    return row.namespace() + "/" + row.name();
  }

  private static Table pods(List<PodRow> rows) {
    Table table = new Table("pod", "owner");
    rows.forEach(row -> table.row(row.namespace() + "/" + row.name(), row.owner()));
    return table;
  }

  private void section(String heading, Table table) {
    if (!table.isEmpty()) {
      console.out().println(console.style().strong(heading));
      table.lines().forEach(line -> console.out().println("  " + line));
    }
  }
}
