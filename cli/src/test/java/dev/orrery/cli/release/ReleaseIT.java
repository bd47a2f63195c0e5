package dev.orrery.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.cli.cluster.Target;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.localcluster.kubelet.FakeKubelet;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.process.Wait;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

@WithCluster
class ReleaseIT {

  private static PodSpec podSpec() {
    return new PodSpecBuilder()
        .withSchedulerName("orrery")
        .withAutomountServiceAccountToken(false)
        .addNewContainer()
        .withName("c")
        .withImage("example/app:1")
        .endContainer()
        .build();
  }

  private static Release release(Target target) {
    HttpWriter writer =
        new HttpWriter(target.http(), EpochSource.UNFENCED, "test", HttpWriter.DEFAULT_IN_FLIGHT);
    return new Release(target.api(), writer, Thread::sleep, line -> {});
  }

  private static void create(KubernetesClient client, String namespace) {
    client
        .resource(
            new DeploymentBuilder()
                .withNewMetadata()
                .withName("shop")
                .withNamespace(namespace)
                .addToLabels("app.kubernetes.io/managed-by", "orrery")
                .endMetadata()
                .withNewSpec()
                .withReplicas(3)
                .withNewSelector()
                .addToMatchLabels("app", "shop")
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", "shop")
                .endMetadata()
                .withSpec(podSpec())
                .endTemplate()
                .endSpec()
                .build())
        .create();
    client
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName("bare")
                .withNamespace(namespace)
                .endMetadata()
                .withSpec(podSpec())
                .build())
        .create();
    await(() -> pods(client, namespace).size() == 4);
  }

  private static List<Pod> pods(KubernetesClient client, String namespace) {
    return client.pods().inNamespace(namespace).list().getItems();
  }

  private static void await(java.util.function.BooleanSupplier state) {
    assertThat(Wait.until(Duration.ofSeconds(30), state)).isTrue();
  }

  @Test
  void pendingPodsComeBackForTheDefaultScheduler(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) throws Exception {
    create(client, namespace.name());
    KubeletOptions nodes = KubeletOptions.of(Fleets.mix(2));
    try (FakeKubelet kubelet =
            FakeKubelet.start(nodes, ApiServer.of(cluster.kubeconfig()), line -> {});
        Target target = Target.of("the test's", cluster.home(), cluster.adminConfig())) {
      kubelet.awaitRegistered(Duration.ofSeconds(30));
      ReleaseResult planned = release(target).run("c", true);
      assertThat(planned.deployments()).extracting(DeploymentRow::name).contains("shop");
      assertThat(
              client
                  .apps()
                  .deployments()
                  .inNamespace(namespace.name())
                  .withName("shop")
                  .get()
                  .getSpec()
                  .getTemplate()
                  .getSpec()
                  .getSchedulerName())
          .isEqualTo("orrery");
      ReleaseResult done = release(target).run("c", false);
      assertThat(done.left())
          .filteredOn(pod -> pod.namespace().equals(namespace.name()))
          .extracting(PodRow::name)
          .containsExactly("bare");
      await(() -> rolled(client, namespace.name()) == 3);
    }
  }

  @Test
  void aDeploymentThatIsGoneMeanwhileIsLeftOut(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) throws Exception {
    create(client, namespace.name());
    var deployments = client.apps().deployments().inNamespace(namespace.name());
    try (Target target = Target.of("the test's", cluster.home(), cluster.adminConfig())) {
      DeploymentRow row =
          release(target).owned().stream()
              .filter(each -> each.namespace().equals(namespace.name()))
              .findFirst()
              .orElseThrow();
      deployments.withName("shop").delete();
      await(() -> deployments.withName("shop").get() == null);

      assertThat(release(target).move(row)).isFalse();
      assertThat(deployments.withName("shop").get()).as("nor is it made again").isNull();
    }
  }

  private static long rolled(KubernetesClient client, String namespace) {
    return pods(client, namespace).stream()
        .filter(pod -> "default-scheduler".equals(pod.getSpec().getSchedulerName()))
        .filter(pod -> pod.getSpec().getNodeName() != null)
        .count();
  }

  @Test
  void refusesWhileAnOperatorRenewsItsLease(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) throws Exception {
    create(client, namespace.name());
    client
        .resource(
            new NamespaceBuilder()
                .withNewMetadata()
                .withName("orrery-system")
                .endMetadata()
                .build())
        .serverSideApply();
    Thread operator = Thread.ofPlatform().daemon().start(() -> renew(client));
    try (Target target = Target.of("the test's", cluster.home(), cluster.adminConfig())) {
      await(() -> lease(client) != null);
      assertThatThrownBy(() -> release(target).run("c", false))
          .hasMessageContaining("orrery-scheduler held by somebody");
    } finally {
      operator.interrupt();
      operator.join();
      client.leases().inNamespace("orrery-system").withName("orrery-scheduler").delete();
    }
    assertThat(pods(client, namespace.name()))
        .allSatisfy(pod -> assertThat(pod.getSpec().getSchedulerName()).isEqualTo("orrery"));
  }

  private static Object lease(KubernetesClient client) {
    return client.leases().inNamespace("orrery-system").withName("orrery-scheduler").get();
  }

  private static void renew(KubernetesClient client) {
    while (!Thread.currentThread().isInterrupted()) {
      client
          .resource(
              new LeaseBuilder()
                  .withNewMetadata()
                  .withName("orrery-scheduler")
                  .withNamespace("orrery-system")
                  .endMetadata()
                  .withNewSpec()
                  .withHolderIdentity("somebody")
                  .withLeaseDurationSeconds(15)
                  .withRenewTime(ZonedDateTime.now(ZoneOffset.UTC))
                  .endSpec()
                  .build())
          .serverSideApply();
      java.util.concurrent.locks.LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }
}
