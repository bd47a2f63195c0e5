package dev.orrery.cli.up;

import dev.orrery.cli.CommandException;
import dev.orrery.cli.ExitCode;
import dev.orrery.cli.cluster.ClusterNameConverter;
import dev.orrery.cli.cluster.ClusterOption;
import dev.orrery.localcluster.node.NodeNetwork;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of {@code up}. */
final class UpOptions {

  private static final Set<String> BACKENDS = Set.of("local", "kind", "context");
  private static final int MOST_NODES = 20_000;
  private static final int USUAL_NODES = 30;

  @Option(
      names = "--name",
      converter = ClusterNameConverter.class,
      paramLabel = "NAME",
      description = "keeps clusters apart (default: ${DEFAULT-VALUE}).")
  String name = ClusterOption.DEFAULT_NAME;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "a mix of N simulated nodes instead of a named fleet.")
  @Nullable Integer nodes;

  @Option(
      names = "--fleet",
      paramLabel = "FLEET",
      description =
          "demo (30 nodes, 6 of them at edge sites), openb (a public trace; needs"
              + " ORRERY_BENCH_DATA), mix (see --nodes), or a YAML file (default: demo).")
  @Nullable String fleet;

  @Option(
      names = "--backend",
      paramLabel = "BACKEND",
      description =
          "local (Kubernetes' own programs on this machine), kind, or context (your own cluster)"
              + " (default: kind where Docker and kind answer, else local).")
  @Nullable String backend;

  @Option(
      names = "--context",
      paramLabel = "CONTEXT",
      description = "with --backend context: which context of the kubeconfig.")
  @Nullable String context;

  @Option(
      names = "--simulate",
      description = "with --backend context: simulated nodes and the demo there too.")
  boolean simulate;

  @Option(names = "--no-demo", description = "no demo Workloads.")
  boolean noDemo;

  @Option(
      names = "--real-node",
      arity = "0..1",
      fallbackValue = "1",
      paramLabel = "N",
      description =
          "one (or N, at most 2) real node with containerd and kubelet instead of simulated ones,"
              + " and the operator in its own pods there; needs root on Linux.")
  @Nullable Integer realNode;

  @Option(
      names = "--image",
      paramLabel = "TAR",
      description =
          "with --real-node: an image for the nodes, as docker save writes it; repeatable.")
  List<Path> images = new ArrayList<>();

  /** Refuses what cannot be meant. */
  void check() {
    checkRealNode();
    if (nodes != null && (nodes < 1 || nodes > MOST_NODES)) {
      throw usage(
          "--nodes is "
              + nodes
              + ". Maybe a number from 1 to "
              + MOST_NODES
              + ", or leave it out.");
    }
    if (nodes != null && fleet != null && !fleet.equals("mix")) {
      throw usage("--nodes is " + nodes + " and --fleet is " + fleet + ". Maybe give one of them.");
    }
    if (backend != null && !BACKENDS.contains(backend)) {
      throw usage("--backend is " + backend + ". Maybe local, kind or context.");
    }
    if (context != null && !"context".equals(backend)) {
      throw usage("--context is " + context + ". Maybe add --backend context.");
    }
    if (!isName(fleet()) && !Files.isReadable(Path.of(fleet()))) {
      throw usage("--fleet is " + fleet() + ". Maybe demo, mix, openb or the path of a YAML file.");
    }
  }

  private void checkRealNode() {
    if (realNode == null) {
      if (!images.isEmpty()) {
        throw usage("--image is " + images.getFirst() + ". Maybe add --real-node.");
      }
      return;
    }
    if (realNode < 1 || realNode > NodeNetwork.MOST_NODES) {
      throw usage("--real-node is " + realNode + ". Maybe 1 or " + NodeNetwork.MOST_NODES + ".");
    }
    if (backend != null && !backend.equals("local")) {
      throw usage(
          "--backend is "
              + backend
              + " and --real-node is given. Maybe leave one out: real nodes join a local cluster.");
    }
    checkNothingSimulated("--real-node is given");
    for (Path image : images) {
      if (!Files.isReadable(image)) {
        throw usage("--image is " + image + ", which cannot be read. Maybe check the path.");
      }
    }
  }

  /** Refuses simulated nodes beside real ones. */
  void checkNothingSimulated(String because) {
    if (nodes != null || fleet != null || simulate) {
      throw usage(
          because
              + ", and simulated nodes are asked for (--nodes, --fleet or --simulate). Maybe leave"
              + " those out: the operator's pods would be placed on nodes that run nothing.");
    }
  }

  /** The fleet's name or file. */
  String fleet() {
    if (fleet != null) {
      return isName(fleet) ? fleet : Path.of(fleet).toAbsolutePath().toString();
    }
    return nodes == null ? "demo" : "mix";
  }

  private static boolean isName(String fleet) {
    return switch (fleet) {
      case "demo", "mix", "openb" -> true;
      default -> false;
    };
  }

  /** The size of a mix. */
  int mixNodes() {
    return nodes == null ? USUAL_NODES : nodes;
  }

  /** Where the public data lies, for openb. */
  @Nullable Path data(Map<String, String> environment) {
    String folder = environment.getOrDefault("ORRERY_BENCH_DATA", "");
    if (fleet().equals("openb") && folder.isEmpty()) {
      throw usage(
          "--fleet is openb and ORRERY_BENCH_DATA is not set. Maybe set it to a folder that holds"
              + " openb/, the data of github.com/hkust-adsl/kubernetes-scheduler-simulator.");
    }
    return folder.isEmpty() ? null : Path.of(folder);
  }

  private static CommandException usage(String message) {
    return new CommandException(ExitCode.USAGE, message);
  }
}
