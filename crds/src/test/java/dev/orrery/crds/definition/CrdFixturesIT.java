package dev.orrery.crds.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A real API server takes the CRDs, and what it says to good and bad objects is what is promised.
 */
class CrdFixturesIT {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @TempDir private static Path folder;
  private static LocalCluster cluster;
  private static KubernetesClient client;

  @BeforeAll
  static void start() {
    var spec = ClusterSpec.throwAway("crds", folder.resolve("cluster")).with().build();
    cluster = LocalCluster.start(spec, Progress.SILENT);
    Config config = cluster.adminConfig();
    config.setRequestRetryBackoffLimit(0); // some refusals come as 500, which would be tried again
    client = new KubernetesClientBuilder().withConfig(config).build();
    for (CustomResourceDefinition crd : Definitions.all()) {
      client.resource(crd).fieldManager("crds-it").serverSideApply();
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> Definitions.NAMES.stream().allMatch(CrdFixturesIT::established));
  }

  @AfterAll
  static void stop() {
    client.close();
    cluster.close();
  }

  @ParameterizedTest
  @MethodSource("valid")
  void validFixturesAreTaken(Fixture fixture) {
    var before = YAML.unmarshal(fixture.yaml(), GenericKubernetesResource.class);
    GenericKubernetesResource after = apply(fixture.yaml());
    assertThat(tree(after).at("/spec/template")).isEqualTo(tree(before).at("/spec/template"));
  }

  @ParameterizedTest
  @MethodSource("rejected")
  void rejectedFixturesAreRefusedInTheExpectedWords(Fixture fixture) {
    assertThatThrownBy(() -> apply(fixture.yaml()))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining(fixture.expected());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void theEpochNeitherFallsNorVanishes(String apply) {
    GenericKubernetesResource object = apply(apply);
    assertThat(tree(status(object, "{\"epoch\":7}")).at("/status/epoch").asInt()).isEqualTo(7);
    for (String refused : List.of("{\"epoch\":6}", "{\"epoch\":null}")) {
      assertThatThrownBy(() -> status(object, refused))
          .isInstanceOf(KubernetesClientException.class)
          .hasMessageContaining("status.epoch is lower than before or gone. Maybe an operator");
    }
    status(object, "{\"epoch\":7,\"observedGeneration\":1}");
    status(object, "{\"epoch\":8}");
    GenericKubernetesResource labelled =
        apply(apply.replace("metadata: {", "metadata: {labels: {by: someone}, "));
    assertThat(tree(labelled).at("/status/epoch").asInt()).isEqualTo(8);
  }

  @Test
  void defaultsComeFromTheSchemaAndReplicasHaveNone() {
    GenericKubernetesResource workload =
        apply(
            """
            apiVersion: orrery.dev/v1alpha1
            kind: Workload
            metadata: {name: defaults}
            spec:
              placement: {}
              service: {ports: [{port: 80}]}
              template: {spec: {containers: [{name: app, image: a}]}}
            """);
    var spec = tree(workload).at("/spec");
    assertThat(spec.at("/placement/scheduler").asText()).isEqualTo("Default");
    assertThat(spec.at("/service/type").asText()).isEqualTo("ClusterIP");
    assertThat(spec.at("/service/ports/0/protocol").asText()).isEqualTo("TCP");
    assertThat(spec.has("replicas")).isFalse();
  }

  @Test
  void theScaleSubresourceSetsReplicas() {
    GenericKubernetesResource workload = apply(kinds().findFirst().orElseThrow());
    client
        .resource(workload)
        .subresource("scale")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"replicas\":4}}");
    assertThat(tree(client.resource(workload).get()).at("/spec/replicas").asInt()).isEqualTo(4);
  }

  @Test
  void theSpecOfAClaimNeverChanges() {
    String yaml =
        Fixture.valid().stream()
            .filter(fixture -> fixture.name().equals("disruption-claim.yaml"))
            .findFirst()
            .orElseThrow()
            .yaml();
    apply(yaml);
    apply(yaml.replace("metadata:", "metadata:\n  labels: {by: someone}"));
    assertThatThrownBy(() -> apply(yaml.replace("activity: Eviction", "activity: Chaos")))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("spec of a DisruptionClaim never changes. Maybe delete the claim");
  }

  @Test
  void anEpochNeverFalls() {
    String yaml =
        Fixture.valid().stream()
            .filter(fixture -> fixture.name().equals("leader-epoch.yaml"))
            .findFirst()
            .orElseThrow()
            .yaml()
            .replace("orrery-scheduler", "falls");
    apply(yaml);
    apply(yaml.replace("epoch: 7", "epoch: 8"));
    assertThatThrownBy(() -> apply(yaml))
        .isInstanceOf(KubernetesClientException.class)
        .hasMessageContaining("epoch is lower than before. Maybe another operator leads by now.");
  }

  static Stream<Fixture> valid() {
    return Fixture.valid().stream();
  }

  static Stream<Fixture> rejected() {
    return Fixture.rejected().stream();
  }

  static Stream<String> kinds() {
    return Stream.of(
        """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: fenced}
        spec: {template: {spec: {containers: [{name: app, image: a}]}}}
        """,
        """
        apiVersion: orrery.dev/v1alpha1
        kind: ControlPlane
        metadata: {name: default}
        spec: {}
        """);
  }

  private static GenericKubernetesResource apply(String yaml) {
    var object = YAML.unmarshal(yaml, GenericKubernetesResource.class);
    if (object.getKind().equals("Workload")) {
      object.getMetadata().setNamespace("default");
    }
    return client
        .resource(object)
        .patch(
            new PatchContext.Builder()
                .withPatchType(PatchType.SERVER_SIDE_APPLY)
                .withFieldManager("crds-it")
                .build());
  }

  private static GenericKubernetesResource status(GenericKubernetesResource object, String status) {
    return client
        .resource(object)
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"status\":" + status + "}");
  }

  private static boolean established(String crd) {
    var found = client.apiextensions().v1().customResourceDefinitions().withName(crd).get();
    return found != null
        && found.getStatus() != null
        && found.getStatus().getConditions() != null
        && found.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static JsonNode tree(Object object) {
    return YAML.convertValue(object, JsonNode.class);
  }
}
