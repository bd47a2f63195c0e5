package dev.orrery.reconcilers.workload;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static dev.orrery.crds.workload.WorkloadConditions.DEPLOYMENT_READY;
import static dev.orrery.crds.workload.WorkloadConditions.STALLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.workload.Workload;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.SharedCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What no one can make work is told in clear words, and nothing is left half done. */
@WithCluster
class BadInputIT {

  private static final String PLAIN = "template: {spec: {containers: [{name: app, image: a}]}}";

  private static Running running;

  @BeforeAll
  static void start() {
    running = new Running(SharedCluster.get().adminConfig(), 3);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void aFieldThatPodsDoNotHave(TestNamespace namespace, KubernetesClient client) {
    String bad = "template: {spec: {containers: [{name: app, image: a, imagePullPolcy: Always}]}}";
    apply(namespace, "fresh", bad);
    says(
        namespace,
        "fresh",
        ACCEPTED,
        "FALSE BadRequest: Deployment fresh: ",
        "unknown field \"spec.template.spec.containers[0].imagePullPolcy\"");
    assertThat(deployments(client, namespace)).isEmpty();

    apply(namespace, "old", PLAIN);
    says(namespace, "old", ACCEPTED, "TRUE ");
    apply(namespace, "old", bad);
    says(namespace, "old", ACCEPTED, "FALSE ", "imagePullPolcy: field not declared in schema");
    says(namespace, "old", STALLED, "TRUE ");
    apply(namespace, "old", PLAIN);
    says(namespace, "old", ACCEPTED, "TRUE ");
  }

  @Test
  void whatTheServersValidationRefuses(TestNamespace namespace, KubernetesClient client) {
    apply(
        namespace,
        "more",
        "template: {spec: {containers: [{name: app, image: a, resources: {requests: {cpu: 2},"
            + " limits: {cpu: 1}}}]}}");
    says(
        namespace,
        "more",
        ACCEPTED,
        "FALSE Invalid: Deployment more: ",
        "must be less than or equal to cpu limit");
    assertThat(deployments(client, namespace)).isEmpty();
  }

  @Test
  void aNodePortThatIsTaken(TestNamespace namespace) {
    String spec = "service: {type: NodePort, ports: [{port: 80, nodePort: 31234}]}\n  " + PLAIN;
    apply(namespace, "first", spec);
    says(namespace, "first", ACCEPTED, "TRUE ");
    apply(namespace, "second", spec);
    says(
        namespace,
        "second",
        ACCEPTED,
        "FALSE Invalid: Service second: ",
        "provided port is already allocated");
  }

  @Test
  void aDeploymentThatSelectsOurPods(TestNamespace namespace, KubernetesClient client) {
    client.resource(foreign(namespace, Map.of("app", "x"), Map.of())).create();
    apply(
        namespace,
        "ours",
        "template: {metadata: {labels: {app: x}}, spec: {containers: [{name: app, image: a}]}}");
    says(
        namespace,
        "ours",
        ACCEPTED,
        "FALSE SelectorClash: Deployment theirs, which is not Orrery's, selects the pods of this"
            + " template too.");
    assertThat(deployments(client, namespace)).containsExactly("theirs");
  }

  @Test
  void podsOfAnotherDeploymentThatCarryOurLabel(TestNamespace namespace, KubernetesClient client) {
    client
        .resource(
            foreign(namespace, Map.of("app", "theirs"), Map.of("orrery.dev/workload", "ours")))
        .create();
    apply(namespace, "ours", PLAIN);
    says(namespace, "ours", ACCEPTED, "FALSE SelectorClash: The pods of Deployment theirs");
  }

  @Test
  void aNameOf253(TestNamespace namespace, KubernetesClient client) {
    String name = "n".repeat(253);
    apply(namespace, name, "service: {ports: [{port: 80}]}\n  " + PLAIN);
    says(namespace, name, ACCEPTED, "TRUE ");
    assertThat(deployments(client, namespace))
        .singleElement()
        .satisfies(owned -> assertThat(owned).hasSize(63).startsWith("nnnn"));
    soon()
        .untilAsserted(
            () ->
                assertThat(running.workload(namespace.name(), name).getStatus().replicas())
                    .isEqualTo(1));
    says(namespace, name, "Placed", "FALSE ", "1 of 1 pods wait for a node");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aQuotaOfNoDeployments(
      TestNamespace namespace, KubernetesClient client, LocalCluster cluster) {
    quota(client, namespace, "count/deployments.apps");
    apply(namespace, "web", PLAIN);
    says(namespace, "web", ACCEPTED, "FALSE Forbidden: Deployment web: ", "exceeded quota: none");
    says(namespace, "web", STALLED, "TRUE Forbidden");
    assertThat(cluster.auditLog().writes())
        .filteredOn(event -> event.namespace().equals(namespace.name()))
        .filteredOn(event -> event.resource().equals("deployments"))
        .as("no storm of refused writes")
        .hasSizeLessThan(5);
    client.resourceQuotas().inNamespace(namespace.name()).withName("none").delete();
    says(namespace, "web", ACCEPTED, "TRUE ");
  }

  @Test
  void aQuotaOfNoPods(TestNamespace namespace, KubernetesClient client) {
    quota(client, namespace, "pods");
    apply(namespace, "web", PLAIN);
    says(
        namespace,
        "web",
        DEPLOYMENT_READY,
        "FALSE ReplicaFailure: pods \"web-",
        "exceeded quota: none");
  }

  @Test
  @Execution(ExecutionMode.CONCURRENT)
  void aNamespaceThatEnds(TestNamespace namespace, KubernetesClient client) {
    Workload held = apply(namespace, "held", PLAIN);
    says(namespace, "held", ACCEPTED, "TRUE ");
    client
        .resource(held)
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"metadata\":{\"finalizers\":[\"example.com/held\"]}}");
    client.namespaces().withName(namespace.name()).delete();
    soon().until(() -> deployments(client, namespace).isEmpty());
    await()
        .during(Duration.ofSeconds(4))
        .atMost(Duration.ofSeconds(8))
        .until(() -> deployments(client, namespace).isEmpty());
    client
        .resource(running.workload(namespace.name(), "held"))
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\":{\"finalizers\":[]}}");
  }

  private static Workload apply(TestNamespace namespace, String name, String spec) {
    return running.apply(
        namespace.name(), "metadata: {name: " + name + "}\nspec:\n  " + spec + "\n");
  }

  private static void says(
      TestNamespace namespace, String name, String type, String begin, String... within) {
    soon()
        .untilAsserted(
            () -> {
              String text = running.says(namespace.name(), name, type);
              assertThat(text).startsWith(begin);
              assertThat(List.of(within)).allSatisfy(part -> assertThat(text).contains(part));
            });
  }

  private static List<String> deployments(KubernetesClient client, TestNamespace namespace) {
    return client.apps().deployments().inNamespace(namespace.name()).list().getItems().stream()
        .map(deployment -> deployment.getMetadata().getName())
        .toList();
  }

  private static void quota(KubernetesClient client, TestNamespace namespace, String what) {
    var quota =
        new ResourceQuotaBuilder()
            .withNewMetadata()
            .withName("none")
            .withNamespace(namespace.name())
            .endMetadata()
            .withNewSpec()
            .withHard(Map.of(what, new Quantity("0")))
            .endSpec()
            .build();
    client.resource(quota).create();
    soon()
        .until(
            () -> {
              var found =
                  client.resourceQuotas().inNamespace(namespace.name()).withName("none").get();
              return found.getStatus() != null && found.getStatus().getHard() != null;
            });
  }

  private static Deployment foreign(
      TestNamespace namespace, Map<String, String> selector, Map<String, String> more) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName("theirs")
        .withNamespace(namespace.name())
        .endMetadata()
        .withNewSpec()
        .withReplicas(0)
        .withNewSelector()
        .withMatchLabels(selector)
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(selector)
        .addToLabels(more)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName("app")
        .withImage("a")
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(250));
  }
}
