package dev.orrery.cli.explain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.cluster.Api;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.cluster.Targets;
import dev.orrery.cli.output.Console;
import dev.orrery.cli.output.OutputOption;
import dev.orrery.cli.status.FleetView;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.placement.ClusterFiles;
import dev.orrery.kube.placement.LiveCluster;
import dev.orrery.scheduler.score.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code orrery explain pod} and {@code orrery explain workload}. */
@Command
public abstract sealed class ExplainCommand implements Callable<Integer> {

  private static final double STANDARD_WEIGHT = 10;

  private final Console console;
  private final Targets targets;

  @Parameters(
      arity = "1",
      paramLabel = "NAMESPACE/NAME",
      converter = ObjectName.Converter.class,
      description = "which one; without a namespace it is default.")
  private ObjectName name = new ObjectName("", "");

  @Option(
      names = "--from",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "read nodes and pods from files instead of a cluster: what 'kubectl get"
              + " nodes,pods,namespaces -A -o json' prints.")
  private List<Path> from = new ArrayList<>();

  @Mixin private final ClusterOption cluster = new ClusterOption();
  @Mixin private final OutputOption output = new OutputOption();

  private ExplainCommand(Console console, Targets targets) {
    this.console = console;
    this.targets = targets;
  }

  @Override
  public Integer call() throws IOException {
    ExplainResult result = explain(explaining(), name);
    console.result(
        result,
        output,
        one -> new ExplainText(console.style()).lines(one).forEach(console.out()::println));
    return 0;
  }

  private Explaining explaining() throws IOException {
    if (!from.isEmpty()) {
      return new Explaining(ClusterFiles.read(from), "the files", Weights.DEFAULT);
    }
    try (Target target = targets.connect(cluster)) {
      Weights weights = weights(target.api());
      return new Explaining(
          LiveCluster.read(target.http(), ApiRequest.AGENT), target.label(), weights);
    }
  }

  /** Those that the cluster's placer goes by; says so where they cannot be read. */
  private Weights weights(Api api) {
    try {
      return api.find(FleetView.PATH).map(ExplainCommand::weights).orElse(Weights.DEFAULT);
    } catch (CommandException unreadable) {
      console.progress("scores below use the standard weights; " + unreadable.getMessage());
      return Weights.DEFAULT;
    }
  }

  static Weights weights(JsonNode controlPlane) {
    JsonNode given = controlPlane.at("/spec/placement/weights");
    return Weights.DEFAULT.scaled(
        factor(given, "packing"), factor(given, "fragmentation"), factor(given, "preferences"));
  }

  private static double factor(JsonNode given, String goal) {
    return given.path(goal).asDouble(STANDARD_WEIGHT) / STANDARD_WEIGHT;
  }

  abstract ExplainResult explain(Explaining explaining, ObjectName which);

  /** {@code orrery explain}. */
  @Command(
      name = "explain",
      description = "Says why a pod is where it is, or why it is pending and what would help.",
      synopsisSubcommandLabel = "pod|workload")
  public static final class Group {

    private final Console console;
    private final Targets targets;

    /** Prints to the console. */
    public Group(Console console, Targets targets) {
      this.console = console;
      this.targets = targets;
    }

    /** The commands of the group. */
    public List<ExplainCommand> commands() {
      return List.of(new OfPod(console, targets), new OfWorkload(console, targets));
    }
  }

  /** {@code orrery explain pod}. */
  @Command(
      name = "pod",
      description = {
        "Explains one pod, also one that another scheduler placed.",
        "",
        "Chosen node, runners-up and what they score, the rule by which each other node rejects it;"
            + " for a pending pod the smallest change that would admit it, tried out with the"
            + " placer's own rules."
      })
  static final class OfPod extends ExplainCommand {
    OfPod(Console console, Targets targets) {
      super(console, targets);
    }

    @Override
    ExplainResult explain(Explaining explaining, ObjectName which) {
      return explaining.pod(which);
    }
  }

  /** {@code orrery explain workload}. */
  @Command(name = "workload", description = "Explains all pods of a Workload and sums them up.")
  static final class OfWorkload extends ExplainCommand {
    OfWorkload(Console console, Targets targets) {
      super(console, targets);
    }

    @Override
    ExplainResult explain(Explaining explaining, ObjectName which) {
      return explaining.workload(which);
    }
  }
}
