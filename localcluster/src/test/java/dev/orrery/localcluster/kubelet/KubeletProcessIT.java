package dev.orrery.localcluster.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.process.ClusterProcess;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KubeletProcessIT {

  private static LocalCluster cluster;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    String name = "kubelet-process-it";
    cluster =
        LocalCluster.start(
            ClusterSpec.throwAway(
                    name, CacheFolder.ofEnvironment().path().resolve("tests").resolve(name))
                .with()
                .build(),
            Progress.SILENT);
    client = cluster.client();
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  @Test
  void theProcessIsLeftAloneReplacedAndSteeredByItsFiles() {
    KubeletProcess six = process(6);
    ClusterProcess first = cluster.supervisor().start(six.spec());
    assertThat(nodes()).hasSize(6).allSatisfy(node -> assertThat(taints(node)).isEmpty());
    assertThat(cluster.supervisor().start(process(6).spec()).identity())
        .isEqualTo(first.identity());

    six.control().ask(Set.of(Cut.node("general-16-0")));
    soon().until(() -> status(six).cuts().equals(List.of("node/general-16-0")));
    assertThat(status(six).cutNodes()).isOne();

    KubeletProcess four = process(4);
    ClusterProcess second = cluster.supervisor().start(four.spec());
    assertThat(second.identity()).isNotEqualTo(first.identity());
    assertThat(first.alive()).isFalse();
    soon().until(() -> nodes().size() == 4);
    assertThat(status(four).cutNodes()).isOne();
    assertThat(status(four).registered()).isEqualTo(3);

    four.control().ask(Set.of());
    soon().until(() -> status(four).registered() == 4);
    cluster.supervisor().stop(KubeletProcess.NAME);
    assertThat(second.alive()).isFalse();
    try (ApiServer api = ApiServer.of(cluster.kubeconfig())) {
      SimulatedNodes.remove(api, KubeletOptions.of(Fleets.mix(4)).name());
    }
    assertThat(nodes()).isEmpty();
  }

  @Test
  void aWrongConfigurationIsOneSentence() {
    assertThat(run())
        .isEqualTo("arguments are 0. Maybe give the path of one configuration file.\n");
    assertThat(run("/nowhere.yaml")).contains("/nowhere.yaml").contains("Maybe");
  }

  private static String run(String... args) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(Main.run(args, stream, stream)).isEqualTo(2);
    return err.toString(StandardCharsets.UTF_8);
  }

  private static KubeletProcess process(int nodes) {
    return new KubeletProcess(
        KubeletConfig.of(cluster.kubeconfig(), "mix", nodes, null),
        cluster.home().resolve("kubelet"));
  }

  private static KubeletStatus status(KubeletProcess process) {
    return process.control().freshStatus().orElseThrow();
  }

  private static List<Node> nodes() {
    return client.nodes().list().getItems();
  }

  private static List<?> taints(Node node) {
    return node.getSpec().getTaints();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
  }
}
