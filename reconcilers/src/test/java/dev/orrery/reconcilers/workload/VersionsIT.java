package dev.orrery.reconcilers.workload;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.definition.Definitions;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.SharedCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaPropsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** In every upgrade operators of two versions meet, and objects that one of them does not know. */
@WithCluster
class VersionsIT {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final String TEMPLATE = "template: {spec: {containers: [{name: app, image: a}]}}";
  private static final Duration WATCHED = Duration.ofSeconds(11);

  /** A refused status is tried again every five seconds; more than this would be a storm. */
  private static final int FEW = 12;

  @AfterEach
  void todaysDefinitions(KubernetesClient client) {
    Running.install(client);
  }

  @Test
  void whatALaterVersionAddedStaysAsItIs(TestNamespace namespace, KubernetesClient client) {
    try (var running = new Running(SharedCluster.get().adminConfig(), 5)) {
      installLater(client);
      var workload =
          YAML.unmarshal(
              """
              apiVersion: orrery.dev/v1alpha1
              kind: Workload
              metadata: {name: web, namespace: %s}
              spec: {replicas: 1, later: fast, %s}
              """
                  .formatted(namespace.name(), TEMPLATE),
              GenericKubernetesResource.class);
      soon().ignoreExceptions().until(() -> generic(client).resource(workload).create() != null);
      accepted(running, namespace, 1);

      var web = generic(client).inNamespace(namespace.name()).withName("web");
      web.edit(
          found -> {
            found.setAdditionalProperty("spec", withReplicas(found, 2));
            return found;
          });
      accepted(running, namespace, 2);
      assertThat(web.get().<String>get("spec", "later")).isEqualTo("fast");
    }
  }

  @Test
  void theOneThatNoLongerLeadsChangesNothingAndMakesNoStorm(
      TestNamespace namespace, LocalCluster cluster) {
    try (var newer = new Running(cluster.adminConfig(), 8);
        var older = new Running(cluster.adminConfig(), 7)) {
      newer.apply(namespace.name(), "metadata: {name: web}\nspec: {" + TEMPLATE + "}");
      soon().until(() -> epoch(newer, namespace) == 8);
      soon()
          .untilAsserted(
              () -> assertThat(older.says(namespace.name(), "web", ACCEPTED)).startsWith("TRUE "));
      Instant from = Instant.now();
      await()
          .during(WATCHED)
          .atMost(WATCHED.multipliedBy(2))
          .until(() -> epoch(newer, namespace) == 8);
      assertThat(
              cluster.auditLog().writes().stream()
                  .filter(event -> event.namespace().equals(namespace.name()))
                  .filter(event -> event.userAgent().startsWith("orrery-workload"))
                  .filter(event -> event.received().isAfter(from)))
          .hasSizeLessThanOrEqualTo(FEW);
    }
  }

  private static Object withReplicas(GenericKubernetesResource workload, int replicas) {
    @SuppressWarnings("unchecked") // an object of JSON is a map
    var spec =
        (Map<String, Object>)
            Objects.requireNonNull(workload.getAdditionalProperties().get("spec"));
    spec.put("replicas", replicas);
    return spec;
  }

  private static void accepted(Running running, TestNamespace namespace, long replicas) {
    soon()
        .untilAsserted(
            () -> {
              assertThat(running.says(namespace.name(), "web", ACCEPTED)).startsWith("TRUE ");
              assertThat(
                      running
                          .client
                          .apps()
                          .deployments()
                          .inNamespace(namespace.name())
                          .withName("web")
                          .get()
                          .getSpec()
                          .getReplicas())
                  .isEqualTo((int) replicas);
            });
  }

  private static long epoch(Running running, TestNamespace namespace) {
    var status = running.workload(namespace.name(), "web").getStatus();
    return status == null ? 0 : Objects.requireNonNullElse(status.epoch(), 0L);
  }

  /** Today's definition and one field more. */
  private static void installLater(KubernetesClient client) {
    CustomResourceDefinition workloads =
        Definitions.all().stream()
            .filter(crd -> crd.getMetadata().getName().startsWith("workloads"))
            .findFirst()
            .orElseThrow();
    JSONSchemaProps schema =
        workloads.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    Objects.requireNonNull(schema.getProperties().get("spec"))
        .getProperties()
        .put("later", new JSONSchemaPropsBuilder().withType("string").build());
    client.resource(workloads).fieldManager("test").forceConflicts().serverSideApply();
  }

  private static MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>>
      generic(KubernetesClient client) {
    return client.genericKubernetesResources("orrery.dev/v1alpha1", "Workload");
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(250));
  }
}
