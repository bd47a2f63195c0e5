package dev.orrery.reconcilers.workload;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static dev.orrery.crds.workload.WorkloadConditions.DEPLOYMENT_READY;
import static dev.orrery.crds.workload.WorkloadConditions.PAUSED;
import static dev.orrery.crds.workload.WorkloadConditions.PLACED;
import static dev.orrery.crds.workload.WorkloadConditions.READY;
import static dev.orrery.crds.workload.WorkloadConditions.RECONCILING;
import static dev.orrery.crds.workload.WorkloadConditions.STALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.condition.Condition;
import dev.orrery.crds.workload.Workload;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.fleet.Fleets;
import dev.orrery.localcluster.junit.SharedCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.localcluster.kubelet.FakeKubelet;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a Workload becomes on a real API server with the real controllers and simulated nodes. */
@WithCluster
class WorkloadIT {

  private static final String WEB =
      """
      metadata: {name: web}
      spec:
        replicas: 2
        service: {ports: [{port: 80, targetPort: 8080}]}
        disruption: {maxUnavailable: 1}
        template:
          metadata: {labels: {app: web}}
          spec: {containers: [{name: app, image: a}]}
      """;

  private static Running running;
  private static FakeKubelet kubelet;

  @BeforeAll
  static void start() throws InterruptedException {
    var cluster = SharedCluster.get();
    running = new Running(cluster.adminConfig(), 1);
    kubelet =
        FakeKubelet.start(
            KubeletOptions.of(Fleets.mix(3)), ApiServer.of(cluster.kubeconfig()), Progress.SILENT);
    kubelet.awaitRegistered(Duration.ofMinutes(1));
  }

  @AfterAll
  static void stop() {
    kubelet.close();
    running.close();
  }

  @Test
  void becomesReadyWithAllItsObjects(TestNamespace namespace, KubernetesClient client) {
    running.apply(namespace.name(), WEB);
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
    Workload web = running.workload(namespace.name(), "web");
    assertThat(web.getStatus().pods()).isEqualTo("2/2");
    assertThat(web.getStatus().placedReplicas()).isEqualTo(2);
    assertThat(web.getStatus().epoch()).isEqualTo(1);
    assertThat(web.getStatus().observedGeneration()).isEqualTo(web.getMetadata().getGeneration());
    assertThat(web.getStatus().conditions())
        .extracting(Condition::type)
        .containsExactly(ACCEPTED, DEPLOYMENT_READY, PLACED, READY);
    Deployment deployment = deployment(client, namespace);
    assertThat(deployment.getMetadata().getOwnerReferences())
        .singleElement()
        .satisfies(owner -> assertThat(owner.getUid()).isEqualTo(web.getMetadata().getUid()));
    assertThat(deployment.getMetadata().getManagedFields())
        .filteredOn(entry -> "orrery-workload".equals(entry.getManager()))
        .singleElement()
        .satisfies(entry -> assertThat(entry.getOperation()).isEqualTo("Apply"));
    soon()
        .untilAsserted(
            () ->
                assertThat(client.v1().events().inNamespace(namespace.name()).list().getItems())
                    .anyMatch(event -> "Ready".equals(event.getReason())));
  }

  @Test
  void aServiceLosesItsAddressAndGetsOneAgain(TestNamespace namespace, KubernetesClient client) {
    for (String type : new String[] {"ClusterIP", "Headless", "NodePort"}) {
      running.apply(
          namespace.name(),
          """
          metadata: {name: web}
          spec:
            service: {type: %s, ports: [{port: 80}]}
            template: {spec: {containers: [{name: app, image: a}]}}
          """
              .formatted(type));
      soon()
          .untilAsserted(
              () -> {
                assertThat(holds(namespace, "web", READY)).isTrue();
                Service web = service(client, namespace, "web");
                assertThat(web != null && "None".equals(web.getSpec().getClusterIP()))
                    .isEqualTo(type.equals("Headless"));
              });
    }
  }

  @Test
  void aServiceAccountThatIsTakenBackIsGone(TestNamespace namespace, KubernetesClient client) {
    String spec =
        """
        metadata: {name: web}
        spec: {template: {spec: {%s containers: [{name: app, image: a}]}}}
        """;
    running.apply(namespace.name(), spec.formatted("serviceAccountName: nobody,"));
    soon()
        .until(
            () -> {
              Deployment web = deployment(client, namespace);
              return web != null && "nobody".equals(account(web));
            });
    running.apply(namespace.name(), spec.formatted(""));
    soon().until(() -> account(deployment(client, namespace)) == null);
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
  }

  @Test
  void aDeploymentThatLostItsLabelsGetsThemBack(TestNamespace namespace, KubernetesClient client) {
    running.apply(namespace.name(), WEB);
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
    client
        .apps()
        .deployments()
        .inNamespace(namespace.name())
        .withName("web")
        .edit(
            web -> {
              web.getMetadata().setLabels(null);
              return web;
            });
    soon()
        .untilAsserted(
            () ->
                assertThat(deployment(client, namespace).getMetadata().getLabels())
                    .containsEntry("orrery.dev/workload", "web"));
  }

  private static @Nullable String account(Deployment deployment) {
    return deployment.getSpec().getTemplate().getSpec().getServiceAccountName();
  }

  @Test
  void whatTheSpecNoLongerAsksForGoes(TestNamespace namespace, KubernetesClient client) {
    running.apply(namespace.name(), WEB);
    soon().until(() -> service(client, namespace, "web") != null);
    running.apply(
        namespace.name(),
        """
        metadata: {name: web}
        spec:
          service: {name: other, ports: [{port: 80}]}
          template: {spec: {containers: [{name: app, image: a}]}}
        """);
    soon().until(() -> service(client, namespace, "other") != null);
    soon().until(() -> service(client, namespace, "web") == null);
    soon()
        .until(
            () ->
                client
                    .policy()
                    .v1()
                    .podDisruptionBudget()
                    .inNamespace(namespace.name())
                    .list()
                    .getItems()
                    .isEmpty());
    soon()
        .untilAsserted(
            () -> {
              Deployment deployment = deployment(client, namespace);
              assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
              assertThat(deployment.getSpec().getTemplate().getMetadata().getLabels())
                  .doesNotContainKey("app");
            });
  }

  @Test
  void ownFieldsAreRepairedOthersAreLeft(TestNamespace namespace, KubernetesClient client) {
    running.apply(namespace.name(), WEB);
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
    client
        .apps()
        .deployments()
        .inNamespace(namespace.name())
        .withName("web")
        .edit(
            found -> {
              found.getSpec().setReplicas(5);
              found.getSpec().getTemplate().getSpec().getContainers().getFirst().setImage("b");
              found
                  .getSpec()
                  .getTemplate()
                  .getMetadata()
                  .setAnnotations(Map.of("kubectl.kubernetes.io/restartedAt", "now"));
              return found;
            });
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var spec = deployment(client, namespace).getSpec();
              assertThat(spec.getReplicas()).isEqualTo(2);
              assertThat(spec.getTemplate().getSpec().getContainers().getFirst().getImage())
                  .isEqualTo("a");
              assertThat(spec.getTemplate().getMetadata().getAnnotations())
                  .containsEntry("kubectl.kubernetes.io/restartedAt", "now");
            });
    client.services().inNamespace(namespace.name()).withName("web").delete();
    soon().until(() -> service(client, namespace, "web") != null);
  }

  @Test
  void replicasThatOthersSetStayWhereTheSpecSaysNothing(
      TestNamespace namespace, KubernetesClient client) {
    running.apply(
        namespace.name(),
        "metadata: {name: web}\nspec: {template: {spec: {containers: [{name: a, image: a}]}}}");
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
    client.apps().deployments().inNamespace(namespace.name()).withName("web").scale(3);
    soon()
        .untilAsserted(
            () ->
                assertThat(running.workload(namespace.name(), "web").getStatus().pods())
                    .isEqualTo("3/3"));
    running.apply(
        namespace.name(),
        "metadata: {name: web}\nspec: {replicas: 1, template: {spec: {containers: [{name: a, image: a}]}}}");
    soon()
        .untilAsserted(
            () -> assertThat(deployment(client, namespace).getSpec().getReplicas()).isEqualTo(1));
  }

  @Test
  void aForeignObjectOfThatNameIsNeverAdopted(TestNamespace namespace, KubernetesClient client) {
    client
        .services()
        .inNamespace(namespace.name())
        .load(stream("metadata: {name: web}\nspec: {selector: {app: x}, ports: [{port: 80}]}"))
        .create();
    running.apply(namespace.name(), WEB);
    soon()
        .untilAsserted(
            () ->
                assertThat(says(namespace, "web", ACCEPTED))
                    .isEqualTo(
                        "FALSE NameTaken: Service web is there already and is not Orrery's. Maybe"
                            + " rename one of the two, or delete that one."));
    assertThat(holds(namespace, "web", STALLED)).isTrue();
    assertThat(client.apps().deployments().inNamespace(namespace.name()).list().getItems())
        .isEmpty();
    assertThat(service(client, namespace, "web"))
        .extracting(service -> service.getSpec().getSelector())
        .isEqualTo(Map.of("app", "x"));
  }

  @Test
  void pausedNothingIsDone(TestNamespace namespace, KubernetesClient client) {
    running.apply(
        namespace.name(),
        WEB.replace(
            "{name: web}\nspec", "{name: web, annotations: {orrery.dev/pause: \"true\"}}\nspec"));
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", PAUSED)).isTrue());
    assertThat(client.apps().deployments().inNamespace(namespace.name()).list().getItems())
        .isEmpty();
    running.apply(namespace.name(), WEB);
    soon().untilAsserted(() -> assertThat(holds(namespace, "web", READY)).isTrue());
    assertThat(says(namespace, "web", PAUSED)).isEmpty();
  }

  @Test
  void deletingItTakesItsObjectsAway(TestNamespace namespace, KubernetesClient client) {
    Workload web = running.apply(namespace.name(), WEB);
    soon().until(() -> service(client, namespace, "web") != null);
    client.resource(web).delete();
    soon()
        .until(
            () ->
                client
                        .apps()
                        .deployments()
                        .inNamespace(namespace.name())
                        .list()
                        .getItems()
                        .isEmpty()
                    && service(client, namespace, "web") == null);
  }

  @Test
  void aPodThatFitsNowhereIsToldInTheSchedulersWords(TestNamespace namespace) {
    running.apply(
        namespace.name(),
        """
        metadata: {name: huge}
        spec: {template: {spec: {containers: [{name: a, image: a, resources: {requests: {cpu: 9k}}}]}}}
        """);
    soon()
        .untilAsserted(
            () ->
                assertThat(says(namespace, "huge", PLACED))
                    .startsWith("FALSE Unschedulable: 1 of 1 pods wait for a node: 0/3 nodes are"));
    assertThat(holds(namespace, "huge", RECONCILING)).isTrue();
    assertThat(holds(namespace, "huge", READY)).isFalse();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
  }

  private static boolean holds(TestNamespace namespace, String name, String type) {
    return says(namespace, name, type).startsWith("TRUE ");
  }

  private static String says(TestNamespace namespace, String name, String type) {
    return running.says(namespace.name(), name, type);
  }

  private static Deployment deployment(KubernetesClient client, TestNamespace namespace) {
    return client.apps().deployments().inNamespace(namespace.name()).withName("web").get();
  }

  private static @Nullable Service service(
      KubernetesClient client, TestNamespace namespace, String name) {
    return client.services().inNamespace(namespace.name()).withName(name).get();
  }

  private static InputStream stream(String yaml) {
    return new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
  }
}
