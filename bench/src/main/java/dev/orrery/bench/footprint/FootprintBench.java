package dev.orrery.bench.footprint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.ExitCode;
import dev.orrery.bench.cluster.BenchCluster;
import dev.orrery.bench.cluster.BindingWatch;
import dev.orrery.bench.cluster.Checking;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.Loading;
import dev.orrery.bench.cluster.PackagedOperator;
import dev.orrery.bench.cluster.ProcessMemory;
import dev.orrery.bench.cluster.RoleStart;
import dev.orrery.bench.cluster.Stopwatch;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Memory of the operator's roles while they work, and how long they take to start. */
@Command(
    name = "footprint",
    description = "Memory and start of the operator's roles on a fleet with many pods.")
public final class FootprintBench implements Benchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final List<String> SCHEDULER = List.of("scheduler");
  private static final List<String> CONTROLLERS = List.of("controllers");
  private static final List<String> BOTH = List.of("scheduler", "controllers");
  private static final String WORKLOADS =
      "/apis/orrery.dev/v1alpha1/namespaces/" + Fleet.NAMESPACE + "/workloads";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(names = "--nodes", paramLabel = "N", description = "Nodes. Default: ${DEFAULT-VALUE}.")
  private int nodes = 1_000;

  @Option(
      names = "--pods",
      paramLabel = "N",
      description = "Pods, all waiting at first. Default: ${DEFAULT-VALUE}.")
  private int pods = 10_000;

  @Option(
      names = "--workloads",
      paramLabel = "N",
      description = "Workloads that share the pods. Default: ${DEFAULT-VALUE}.")
  private int workloads = 500;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Starts of each; the median counts. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  @Override
  public BenchResult run(BenchContext context) throws IOException {
    if (nodes < 1 || workloads < 1 || pods < workloads || rounds < 1) {
      throw new BenchException(
          ExitCode.USAGE,
          "--nodes, --pods, --workloads, --rounds are %d, %d, %d, %d. Maybe leave them out: each is at least 1, and no Workload is without a pod."
              .formatted(nodes, pods, workloads, rounds));
    }
    ClusterSpec spec = BenchCluster.of("footprint").build();
    try (LocalCluster cluster = LocalCluster.start(spec, context::progress);
        KubernetesClient client = cluster.client()) {
      return measure(context, cluster, client);
    } catch (ClusterException failed) {
      throw BenchException.unavailable(String.valueOf(failed.getMessage()));
    }
  }

  private BenchResult measure(BenchContext context, LocalCluster cluster, KubernetesClient client)
      throws IOException {
    PackagedOperator.install(cluster);
    var fleet = Fleet.of(nodes, pods, new Seed(context.seed()));
    load(context, cluster, new Population(fleet, workloads));
    FootprintReport report = new FootprintReport(nodes, pods, workloads);
    try (BindingWatch watch = new BindingWatch(client)) {
      Stopwatch clock = Stopwatch.start();
      RoleStart start = RoleStart.of(cluster, SCHEDULER);
      await("pods bound", pods, () -> watch.count() >= pods);
      report.bound(pods / clock.seconds());
      report.memory("scheduler", ProcessMemory.of(start.process().identity().pid()));
    }
    stop(cluster);
    JsonNode list = JSON.readTree(client.raw("/api/v1/namespaces/" + Fleet.NAMESPACE + "/pods"));
    context.progress(
        "%d pods bound to %d nodes, none over-committed"
            .formatted(pods, Checking.nodesUsed(list, true).size()));
    RoleStart start = RoleStart.of(cluster, CONTROLLERS);
    await("Workloads with a status", workloads, () -> reconciled(client) >= workloads);
    report.memory("controllers", ProcessMemory.of(start.process().identity().pid()));
    stop(cluster);
    context.progress("%d Workloads reconciled".formatted(workloads));
    for (int round = 1; round <= rounds; round++) {
      for (List<String> roles : List.of(SCHEDULER, CONTROLLERS, BOTH)) {
        RoleStart again = RoleStart.of(cluster, roles);
        report.start(String.join("+", roles), again);
        context.progress(
            "start %d of %s: ready after %.2f s, %.2f s of CPU"
                .formatted(round, String.join("+", roles), again.seconds(), again.cpuSeconds()));
        stop(cluster);
      }
    }
    return report.result();
  }

  private void load(BenchContext context, LocalCluster cluster, Population population) {
    context.progress("creating %d nodes, %d Workloads, %d pods".formatted(nodes, workloads, pods));
    try (ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(60))) {
      Loading loading =
          new Loading(
              new HttpWriter(http, EpochSource.UNFENCED, "bench", HttpWriter.DEFAULT_IN_FLIGHT));
      loading.namespace();
      loading.nodes(nodes, population::node);
      loading.objects("workloads", workloads, population::workload);
      loading.objects("pods", pods, population::pod);
    }
  }

  /** How many Workloads have a status for their newest generation. */
  private static long reconciled(KubernetesClient client) {
    try {
      long count = 0;
      for (JsonNode workload : JSON.readTree(client.raw(WORKLOADS)).path("items")) {
        long seen = workload.at("/status/observedGeneration").asLong();
        count += seen == workload.at("/metadata/generation").asLong() ? 1 : 0;
      }
      return count;
    } catch (IOException noJson) {
      throw BenchException.wrong("the list of Workloads is no JSON: " + noJson.getMessage());
    }
  }

  private static void await(String what, int all, BooleanSupplier done) {
    if (!Wait.until(PATIENCE, done)) {
      throw BenchException.wrong(
          "%s are not %d after %d s. Maybe see the operator's log."
              .formatted(what, all, PATIENCE.toSeconds()));
    }
  }

  private static void stop(LocalCluster cluster) {
    cluster.supervisor().stop("operator");
  }
}
