package dev.orrery.bench.trace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.bench.cluster.BenchCluster;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.Loading;
import dev.orrery.bench.cluster.PackagedOperator;
import dev.orrery.bench.cluster.RoleStart;
import dev.orrery.bench.cluster.Stopwatch;
import dev.orrery.bench.openb.OpenbTrace;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The pods of a public trace, created on a real API server while the operator places them. */
@Command(
    name = "trace",
    description = "Places the pods of a public GPU trace through a real API server.")
public final class TraceBench implements Benchmark {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final ObjectMapper JSON = new ObjectMapper();

  @Option(
      names = "--trace",
      paramLabel = "NAME",
      description = "default, gpushare40, multigpu20 or cpu050. Default: ${DEFAULT-VALUE}.")
  private String trace = "default";

  @Override
  public BenchResult run(BenchContext context) throws IOException {
    OpenbTrace openb = OpenbTrace.read(context.data(), trace);
    ClusterSpec spec = BenchCluster.of("trace").build();
    try (LocalCluster cluster = LocalCluster.start(spec, context::progress);
        KubernetesClient client = cluster.client();
        ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(60))) {
      PackagedOperator.install(cluster);
      Loading loading =
          new Loading(
              new HttpWriter(http, EpochSource.UNFENCED, "bench", HttpWriter.DEFAULT_IN_FLIGHT));
      loading.namespace();
      loading.nodes(openb.nodes().size(), i -> TraceObjects.node(openb.nodes().get(i)));
      context.progress(openb.nodes().size() + " nodes created; the operator starts");
      RoleStart.of(cluster, List.of("scheduler"));
      Stopwatch watch = Stopwatch.start();
      loading.objects("pods", openb.pods().size(), i -> TraceObjects.pod(openb.pods().get(i)));
      context.progress(openb.pods().size() + " pods created");
      TraceJudge judge = new TraceJudge(openb);
      JsonNode settled = awaitSettled(client);
      double seconds = watch.seconds();
      judge.judge(settled);
      return result(openb, judge, seconds);
    } catch (ClusterException failed) {
      throw BenchException.unavailable(String.valueOf(failed.getMessage()));
    }
  }

  private static JsonNode awaitSettled(KubernetesClient client) {
    AtomicReference<JsonNode> last = new AtomicReference<>(JSON.nullNode());
    boolean settled =
        Wait.until(
            PATIENCE,
            () -> {
              last.set(pods(client));
              return TraceJudge.settled(last.get());
            });
    if (!settled) {
      throw BenchException.wrong(
          "pods that are neither bound nor told why are left after %d s. Maybe see the operator's log."
              .formatted(PATIENCE.toSeconds()));
    }
    return last.get();
  }

  private static JsonNode pods(KubernetesClient client) {
    try {
      return JSON.readTree(client.raw("/api/v1/namespaces/" + Fleet.NAMESPACE + "/pods"));
    } catch (IOException noJson) {
      throw BenchException.wrong("the list of pods is no JSON: " + noJson.getMessage());
    }
  }

  private static BenchResult result(OpenbTrace openb, TraceJudge judge, double seconds) {
    int otherwise = judge.waiting() - judge.nameTheGpu();
    return BenchResult.builder()
        .row(Row.of("pods bound", judge.bound()))
        .row(Row.of("pods Unschedulable, the message names the GPU", judge.nameTheGpu()))
        .row(Row.of("pods that wait for another reason", otherwise))
        .row(Row.of("pods created and judged per s", openb.pods().size() / seconds))
        .note(
            "A share of a GPU is asked for as a whole one. Checked by code that shares none with the")
        .note("placer: no node over-committed, and no node has room for any pod that waits.")
        .note("One of them was told: " + judge.example())
        .field("pods", openb.pods().size())
        .field("nodes", openb.nodes().size())
        .field("bound", judge.bound())
        .field("unschedulable_naming_gpu", judge.nameTheGpu())
        .field("otherwise", otherwise)
        .field("reasons", judge.reasons())
        .field("seconds_to_settle", seconds)
        .mark("otherwise", Mark.atMost(otherwise, 0))
        .build();
  }
}
