package dev.orrery.bench.fleet;

import dev.orrery.bench.BenchException;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.placement.LiveCluster;
import dev.orrery.kube.pod.PodState;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.kube.write.Write;
import dev.orrery.kube.write.WritePoint;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.scheduler.model.PodKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Bindings by a client that decides nothing and reports nothing: the limit of the API server. */
record BareBindings() implements Contender {

  private static final String AGENT = "bare-bindings";
  private static final WritePoint BIND = new WritePoint("bench", "bind");
  private static final int IN_FLIGHT = 32;

  @Override
  public String title() {
    return "bindings without a scheduler";
  }

  @Override
  public String schedulerName() {
    return "nobody";
  }

  @Override
  public boolean asked(AuditEvent event) {
    return event.userAgent().equals(AGENT);
  }

  @Override
  public boolean decides() {
    return false;
  }

  @Override
  public boolean reports() {
    return false;
  }

  @Override
  public AutoCloseable start(LocalCluster cluster) {
    var http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(30));
    var writer = new HttpWriter(http, EpochSource.UNFENCED, AGENT, IN_FLIGHT);
    try {
      List<PodState> pods = LiveCluster.read(http, AGENT).pods();
      for (int i = 0; i < pods.size(); i++) {
        PodKey key = pods.get(i).pod().key();
        // Round and round the nodes: nothing is looked at.
        String node = Fleet.nodeName(i % 100);
        var _ =
            writer.send(
                new Write.Bind(BIND, key.namespace(), key.name(), key.uid(), node, Map.of()));
      }
    } catch (IOException lost) {
      throw BenchException.unavailable(
          "the bare client got no list: " + lost.getMessage() + ". Maybe repeat.");
    }
    return http;
  }
}
