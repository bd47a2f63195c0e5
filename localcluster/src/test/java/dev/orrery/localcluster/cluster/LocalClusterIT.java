package dev.orrery.localcluster.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.SilentJvm;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Commandlines;
import dev.orrery.localcluster.process.Supervisor;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LocalClusterIT {
  private static final String SCHEDULER =
      """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      clientConnection: {qps: 5000, burst: 5000}
      """;

  @TempDir Path folder;

  @Test
  void twoClustersSideBySideBootApplyAuditAndLeaveNothing() {
    ClusterSpec one =
        ClusterSpec.throwAway("one", folder.resolve("one"))
            .auditPolicy(AuditPolicy.allWrites())
            .schedulerConfig(SCHEDULER)
            .build();
    ClusterSpec two = ClusterSpec.throwAway("two", folder.resolve("two")).with().build();
    try (LocalCluster first = LocalCluster.start(one, Progress.SILENT);
        LocalCluster second = LocalCluster.start(two, Progress.SILENT);
        KubernetesClient client = first.client();
        KubernetesClient other = second.client()) {
      assertThat(apply(client).getMetadata().getManagedFields())
          .anyMatch(field -> field.getManager().equals("localcluster-it"));
      assertThat(other.configMaps().inNamespace("default").withName("word").get()).isNull();
      assertThat(first.auditLog().writes())
          .anySatisfy(
              event -> {
                assertThat(event.verb()).isEqualTo("patch");
                assertThat(event.resource()).isEqualTo("configmaps");
                assertThat(event.name()).isEqualTo("word");
                assertThat(event.user()).isEqualTo("orrery-admin");
                assertThat(event.code()).isEqualTo(201);
              });
      assertThat(second.auditLog().events()).isEmpty();
      assertThat(Supervisor.list(one.home())).hasSize(4).allMatch(ClusterProcess::alive);
      assertThat(Supervisor.list(two.home())).hasSize(2).allMatch(ClusterProcess::alive);
      assertThat(authentication(client).getData())
          .hasEntrySatisfying(
              "requestheader-client-ca-file", ca -> assertThat(ca).contains("CERTIFICATE"));
    }
    assertThat(folder).isEmptyDirectory();
    assertThat(Commandlines.naming(folder)).isEmpty();
  }

  @Test
  void committedClusterLivesOnAndWhatDiedOfItComesBackWithItsData() {
    Path home = folder.resolve("lasting");
    try (LocalCluster cluster = LocalCluster.start(lasting(home), Progress.SILENT);
        KubernetesClient client = cluster.client()) {
      apply(client);
      cluster.commit();
    }
    ClusterProcess etcd = process(home, Component.ETCD);
    ClusterProcess apiServer = process(home, Component.API_SERVER);
    assertThat(ProcessHandle.of(etcd.identity().pid()).orElseThrow().destroyForcibly()).isTrue();
    await().until(() -> !etcd.alive());
    try (LocalCluster cluster = LocalCluster.start(lasting(home), Progress.SILENT);
        KubernetesClient client = cluster.client()) {
      assertThat(process(home, Component.API_SERVER).identity()).isEqualTo(apiServer.identity());
      assertThat(client.configMaps().inNamespace("default").withName("word").get().getData())
          .containsEntry("said", "yes");
      cluster.supervisor().stopAll();
    }
    assertThat(Commandlines.naming(home)).isEmpty();
    assertThat(home.resolve("etcd")).exists();
  }

  @ParameterizedTest
  @EnumSource(
      value = Component.class,
      names = {"ETCD", "API_SERVER", "SCHEDULER"})
  void interruptedStartLeavesNoProcess(Component reached) throws Exception {
    Path home = folder.resolve("broken-off");
    Process command = SilentJvm.start(InterruptedMain.class, home);
    await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(5))
        .until(
            () -> Files.exists(home.resolve("processes").resolve(reached.processName() + ".json")));
    command.destroy();
    assertThat(command.waitFor()).isEqualTo(143);
    assertThat(Commandlines.naming(home)).isEmpty();
  }

  @Test
  void takenPortIsNamed() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      ClusterSpec spec =
          ClusterSpec.throwAway("port", folder.resolve("port"))
              .apiServerPort(other.getLocalPort())
              .build();
      assertFails(spec, FailureReason.PORT_TAKEN, "Port " + other.getLocalPort());
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void componentThatCannotStartShowsItsLastWords() {
    ClusterSpec spec =
        ClusterSpec.throwAway("flag", folder.resolve("flag"))
            .with()
            .flags(Component.API_SERVER, "--no-such-flag")
            .build();
    assertFails(spec, FailureReason.COMPONENT_FAILED, "no-such-flag");
    assertThat(Commandlines.naming(folder)).isEmpty();
  }

  private static void assertFails(ClusterSpec spec, FailureReason reason, String words) {
    assertThatThrownBy(() -> LocalCluster.start(spec, Progress.SILENT).close())
        .isInstanceOfSatisfying(
            ClusterException.class,
            failure -> {
              assertThat(failure.reason()).isEqualTo(reason);
              assertThat(failure).hasMessageContaining(words);
            });
  }

  private static ClusterSpec lasting(Path home) {
    return ClusterSpec.named("lasting", home)
        .with(Component.CONTROLLER_MANAGER)
        .withoutFsync()
        .build();
  }

  private static ClusterProcess process(Path home, Component component) {
    return Supervisor.list(home).stream()
        .filter(process -> process.name().equals(component.processName()))
        .findFirst()
        .orElseThrow();
  }

  private static ConfigMap apply(KubernetesClient client) {
    return client
        .resource(
            new ConfigMapBuilder()
                .withNewMetadata()
                .withName("word")
                .withNamespace("default")
                .endMetadata()
                .addToData("said", "yes")
                .build())
        .fieldManager("localcluster-it")
        .serverSideApply();
  }

  private static ConfigMap authentication(KubernetesClient client) {
    return client
        .configMaps()
        .inNamespace("kube-system")
        .withName("extension-apiserver-authentication")
        .require();
  }
}
