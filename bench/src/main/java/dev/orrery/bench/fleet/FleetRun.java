package dev.orrery.bench.fleet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.cluster.BenchCluster;
import dev.orrery.bench.cluster.BindingWatch;
import dev.orrery.bench.cluster.Checking;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.bench.cluster.Loading;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** One contender on one fresh control plane. */
final class FleetRun {

  private static final Duration START_PATIENCE = Duration.ofSeconds(90);
  private static final Duration EVENT_PATIENCE = Duration.ofSeconds(15);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Fleet fleet;
  private final Contender contender;
  private final Duration longest;

  /**
   * A run to come.
   *
   * @param longest a contender that has not bound everything by then is measured by what it has
   */
  FleetRun(Fleet fleet, Contender contender, Duration longest) {
    this.fleet = fleet;
    this.contender = contender;
    this.longest = longest;
  }

  /**
   * Starts the control plane, creates the fleet, lets the contender bind it, measures and checks.
   */
  Outcome run() throws IOException, InterruptedException {
    var spec =
        BenchCluster.of("fleet")
            .auditPolicy(
                new AuditPolicy().log(List.of("list", "watch"), List.of(), List.of("pods")).yaml())
            .build();
    try (LocalCluster cluster = LocalCluster.start(spec, Progress.SILENT);
        KubernetesClient client = cluster.client();
        ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(60))) {
      load(http);
      contender.prepare(cluster);
      List<Instant> bound = bind(cluster, client);
      return judge(cluster, client, bound);
    }
  }

  private void load(ApiHttp http) {
    var writer = new HttpWriter(http, EpochSource.UNFENCED, "bench", HttpWriter.DEFAULT_IN_FLIGHT);
    Loading loading = new Loading(writer);
    loading.namespace();
    loading.nodes(fleet.nodes(), Fleet::node);
    String scheduler = contender.schedulerName();
    loading.objects("pods", fleet.pods().size(), i -> fleet.pod(i, scheduler));
  }

  private List<Instant> bind(LocalCluster cluster, KubernetesClient client)
      throws InterruptedException {
    int pods = fleet.pods().size();
    try (BindingWatch watch = new BindingWatch(client);
        Started _ = new Started(contender.start(cluster))) {
      if (!wait(START_PATIENCE, () -> watch.count() > 0)) {
        throw BenchException.wrong(
            contender.title()
                + " bound nothing in "
                + START_PATIENCE.toSeconds()
                + " s. Maybe see its log.");
      }
      wait(longest, () -> watch.count() >= pods);
      List<Instant> times = watch.times();
      if (contender.reports()) {
        wait(EVENT_PATIENCE, () -> events(client) >= times.size());
      }
      return times;
    }
  }

  private Outcome judge(LocalCluster cluster, KubernetesClient client, List<Instant> bound)
      throws IOException {
    JsonNode list = JSON.readTree(client.raw("/api/v1/namespaces/" + Fleet.NAMESPACE + "/pods"));
    Set<String> nodes = Checking.nodesUsed(list, contender.decides());
    double seconds = Duration.between(firstList(cluster), bound.getLast()).toNanos() / 1e9;
    return new Outcome(bound.size() / seconds, bound.size(), nodes.size(), events(client), seconds);
  }

  private Instant firstList(LocalCluster cluster) {
    return cluster.auditLog().events(contender::asked).stream()
        .map(AuditEvent::received)
        .min(Instant::compareTo)
        .orElseThrow(
            () ->
                BenchException.wrong(
                    contender.title()
                        + " is not in the audit log. Maybe its user or user agent has changed."));
  }

  private static long events(KubernetesClient client) {
    try {
      JsonNode page =
          JSON.readTree(
              client.raw(
                  "/apis/events.k8s.io/v1/namespaces/" + Fleet.NAMESPACE + "/events?limit=1"));
      return page.path("items").size() + page.at("/metadata/remainingItemCount").asLong();
    } catch (IOException noJson) {
      return 0;
    }
  }

  private static boolean wait(Duration longest, BooleanSupplier done) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return true;
  }

  /** What was started, closed without checked exceptions. */
  private record Started(AutoCloseable running) implements AutoCloseable {
    @Override
    public void close() {
      try {
        running.close();
      } catch (Exception failed) {
        throw new IllegalStateException(failed);
      }
    }
  }
}
