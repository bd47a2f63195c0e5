package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartIT {

  @TempDir Path folder;

  @Test
  void theFeedOutlivesTheApiServer() {
    var spec = ClusterSpec.throwAway("feed-restart", folder.resolve("home")).with().build();
    Recorder told = new Recorder();
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    try (LocalCluster cluster = LocalCluster.start(spec, Progress.SILENT);
        KubernetesClient client = cluster.client();
        ApiHttp http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(5));
        ClusterFeed feed =
            new ClusterFeed(http, "restart-it", WatchPace.standard(), told, failures::add)) {
      client.resource(TestPods.node("stays")).create();
      client.resource(TestPods.node("goes")).create();
      feed.start().join();
      await().until(feed::healthy);

      ClusterProcess server = apiServer(cluster);
      ProcessHandle handle = ProcessHandle.of(server.identity().pid()).orElseThrow();
      assertThat(handle.destroyForcibly()).isTrue();
      // The feed may notice a moment before the process is gone, which would be taken for running.
      handle.onExit().join();
      await().until(() -> feed.problem() != null);

      cluster
          .supervisor()
          .start(ProcessSpec.of(server.name(), server.command(), () -> answers(client)));
      client.nodes().withName("goes").delete();
      client.resource(TestPods.node("comes")).create();
      await().atMost(Duration.ofSeconds(30)).until(feed::healthy);
      await().untilAsserted(() -> assertThat(told.nodes).containsOnlyKeys("stays", "comes"));
    }
    assertThat(failures).isEmpty();
  }

  private static ClusterProcess apiServer(LocalCluster cluster) {
    return cluster.supervisor().list().stream()
        .filter(process -> process.name().equals(Component.API_SERVER.processName()))
        .findFirst()
        .orElseThrow();
  }

  private static boolean answers(KubernetesClient client) {
    try {
      return "ok".equals(client.raw("/readyz"));
    } catch (KubernetesClientException notYet) {
      return false;
    }
  }
}
