package dev.orrery.kube.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.crds.definition.Definitions;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import dev.orrery.plan.Epoch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceQuotaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@WithCluster
class WriterIT {

  private static final WritePoint POINT = new WritePoint("test", "write");

  private final LocalCluster cluster;
  private final KubernetesClient client;
  private final ApiHttp http;
  private final HttpWriter writer;
  private @Nullable Epoch epoch = new Epoch(5);
  private String ns = "";

  WriterIT(LocalCluster cluster, KubernetesClient client) {
    this.cluster = cluster;
    this.client = client;
    this.http = new ApiHttp(cluster.adminConfig(), Duration.ofSeconds(10));
    this.writer = new HttpWriter(http, () -> epoch, "it", 32);
  }

  @BeforeEach
  void inNamespace(TestNamespace namespace) {
    ns = namespace.name();
  }

  @AfterEach
  void close() {
    http.close();
  }

  @Test
  void applyingTwiceChangesNothingAndOthersFieldsStay() {
    var first = writer.write(new Write.Apply(POINT, map("m", "a", "1"))).orThrow();
    client
        .configMaps()
        .inNamespace(ns)
        .withName("m")
        .edit(m -> new ConfigMapBuilder(m).addToData("theirs", "x").build());

    var second = writer.write(new Write.Apply(POINT, map("m", "a", "2"))).orThrow();
    var third = writer.write(new Write.Apply(POINT, map("m", "a", "2"))).orThrow();

    assertThat(second.as(ConfigMap.class).getData()).containsEntry("theirs", "x");
    assertThat(second.resourceVersion()).isNotEqualTo(first.resourceVersion());
    assertThat(third.resourceVersion()).isEqualTo(second.resourceVersion());
    assertThat(third.as(ConfigMap.class).getMetadata().getManagedFields())
        .anyMatch(field -> "orrery-test".equals(field.getManager()));
  }

  @Test
  void aBindingCarriesItsAnnotationsAndTheEpochOntoThePod() {
    Pod pod = pod("p");
    String uid = pod.getMetadata().getUid();

    assertThat(writer.write(bind("p", "another", "n1"))).isInstanceOf(WriteResult.Conflict.class);
    assertThat(writer.write(bind("p", uid, "n1"))).isInstanceOf(WriteResult.Applied.class);
    assertThat(writer.write(bind("p", uid, "n2"))).isInstanceOf(WriteResult.Conflict.class);
    assertThat(writer.write(bind("none", uid, "n1"))).isInstanceOf(WriteResult.Gone.class);

    Pod bound = client.pods().inNamespace(ns).withName("p").get();
    assertThat(bound.getSpec().getNodeName()).isEqualTo("n1");
    assertThat(bound.getMetadata().getAnnotations())
        .containsEntry("orrery.dev/placement", "why")
        .containsEntry("orrery.dev/epoch", "5");
  }

  @Test
  void aConditionOfAPodIsSetAndItsTransitionTimeKept() {
    String uid = pod("p").getMetadata().getUid();
    Instant then = Instant.parse("2026-01-02T03:04:05Z");
    writer.write(condition(uid, "first", then)).orThrow();
    writer.write(condition(uid, "second", null)).orThrow();

    assertThat(client.pods().inNamespace(ns).withName("p").get().getStatus().getConditions())
        .singleElement()
        .satisfies(
            set -> {
              assertThat(set.getMessage()).isEqualTo("second");
              assertThat(set.getLastTransitionTime()).isEqualTo("2026-01-02T03:04:05Z");
            });
    assertThat(writer.write(condition("another", "x", null)))
        .isInstanceOf(WriteResult.Refused.class);
  }

  @Test
  void deletionNeedsTheObjectThatWasMeant() {
    String uid = writer.write(new Write.Apply(POINT, map("m", "a", "1"))).orThrow().uid();
    ObjectRef ref = new ObjectRef("v1", "configmaps", ns, "m");

    assertThat(writer.write(new Write.Delete(POINT, ref, "another", _ -> true)))
        .isInstanceOf(WriteResult.Gone.class);
    assertThat(writer.write(new Write.Delete(POINT, ref, uid, _ -> false)))
        .isInstanceOf(WriteResult.Conflict.class);
    assertThat(
            writer.write(
                new Write.Delete(
                    POINT,
                    ref,
                    uid,
                    seen -> {
                      touch(seen);
                      return true;
                    })))
        .as("changed between the look and the deletion")
        .isInstanceOf(WriteResult.Conflict.class);
    assertThat(writer.write(new Write.Delete(POINT, ref, uid, _ -> true)))
        .isInstanceOf(WriteResult.Applied.class);
    assertThat(writer.write(new Write.Delete(POINT, ref, uid, _ -> true)))
        .isInstanceOf(WriteResult.Gone.class);
  }

  @Test
  void whatIsDeletedCarriesTheEpochOfWhoDeletesIt() {
    String uid = writer.write(new Write.Apply(POINT, map("m", "a", "1"))).orThrow().uid();
    client
        .configMaps()
        .inNamespace(ns)
        .withName("m")
        .edit(
            m ->
                new ConfigMapBuilder(m)
                    .editMetadata()
                    .addToFinalizers("example.com/stay")
                    .endMetadata()
                    .build());
    epoch = new Epoch(6);

    ObjectRef ref = new ObjectRef("v1", "configmaps", ns, "m");
    writer.write(new Write.Delete(POINT, ref, uid, _ -> true)).orThrow();

    ConfigMap leaving = client.configMaps().inNamespace(ns).withName("m").get();
    assertThat(leaving.getMetadata().getDeletionTimestamp()).isNotNull();
    assertThat(leaving.getMetadata().getAnnotations()).containsEntry("orrery.dev/epoch", "6");
    client
        .configMaps()
        .inNamespace(ns)
        .withName("m")
        .edit(m -> new ConfigMapBuilder(m).editMetadata().withFinalizers().endMetadata().build());
  }

  @Test
  void theServersRefusalComesWordForWord() {
    client
        .resourceQuotas()
        .resource(
            new ResourceQuotaBuilder()
                .withNewMetadata()
                .withName("none")
                .withNamespace(ns)
                .endMetadata()
                .withNewSpec()
                .addToHard("count/configmaps", new Quantity("0"))
                .endSpec()
                .build())
        .create();
    var write = new Write.Apply(POINT, map("m", "a", "1"));

    await().until(() -> writer.write(write) instanceof WriteResult.Refused);

    assertThat(writer.write(write).message()).contains("exceeded quota: none, requested:");
  }

  @Test
  void withoutAnEpochNothingIsSent() {
    epoch = null;

    assertThat(writer.write(new Write.Apply(POINT, map("m", "a", "1"))))
        .isInstanceOf(WriteResult.NotSent.class);
    assertThat(client.configMaps().inNamespace(ns).withName("m").get()).isNull();
  }

  @Test
  void anEventIsThereForPeople() {
    String uid = pod("p").getMetadata().getUid();
    var event =
        new ObjectEvent(
            ObjectRef.pod(ns, "p"),
            "Pod",
            uid,
            true,
            "FailedScheduling",
            "Scheduling",
            "n".repeat(2000),
            Instant.now());

    writer.write(new Write.Report(POINT, event)).orThrow();

    assertThat(client.events().v1().events().inNamespace(ns).list().getItems())
        .singleElement()
        .satisfies(seen -> assertThat(seen.getRegarding().getName()).isEqualTo("p"))
        .satisfies(seen -> assertThat(seen.getNote()).hasSize(1024));
  }

  @Test
  void theServerRefusesAStatusOfAnEarlierEpoch() {
    Definitions.all().forEach(crd -> client.resource(crd).serverSideApply());
    JsonNode object =
        Json.parse(
            """
            {"apiVersion":"orrery.dev/v1alpha1","kind":"Workload",
             "metadata":{"name":"w","namespace":"%s"},
             "spec":{"template":{"spec":{"containers":[{"name":"c","image":"i"}]}}},
             "status":{"replicas":1}}"""
                .formatted(ns));
    ObjectRef ref = new ObjectRef("orrery.dev/v1alpha1", "workloads", ns, "w");
    await()
        .until(
            () -> writer.write(new Write.Apply(POINT, ref, object)) instanceof WriteResult.Applied);

    var written = writer.write(new Write.ApplyStatus(POINT, ref, object)).orThrow();
    assertThat(written.object().at("/status/epoch").asLong()).isEqualTo(5);
    epoch = new Epoch(4);

    assertThat(writer.write(new Write.ApplyStatus(POINT, ref, object)))
        .isInstanceOf(WriteResult.Refused.class)
        .extracting(WriteResult::message)
        .asString()
        .contains("status.epoch is lower than before or gone");
  }

  @Test
  void manyWritesAtOnceAllArriveAndTheAuditLogNamesTheirPoint() {
    List<CompletableFuture<WriteResult>> all =
        IntStream.range(0, 300)
            .mapToObj(i -> writer.send(new Write.Apply(POINT, map("m" + i, "a", "1"))))
            .toList();

    assertThat(all).allSatisfy(result -> result.join().orThrow());
    assertThat(client.configMaps().inNamespace(ns).list().getItems())
        .filteredOn(map -> map.getMetadata().getName().startsWith("m"))
        .hasSize(300);
    await()
        .until(
            () ->
                cluster.auditLog().events().stream()
                    .anyMatch(e -> "orrery-test (test.write; epoch 5)".equals(e.userAgent())));
  }

  @Test
  void aServerThatDoesNotConnectGotNothing() throws IOException {
    var config = cluster.adminConfig();
    var write = new Write.Apply(POINT, map("m", "a", "1"));
    try (ServerSocket silent = new ServerSocket(0)) {
      config.setMasterUrl("https://127.0.0.1:" + silent.getLocalPort() + "/");
      try (ApiHttp slow = new ApiHttp(config, Duration.ofMillis(500))) {
        assertThat(new HttpWriter(slow, () -> epoch, "it", 1).write(write))
            .isInstanceOf(WriteResult.NotSent.class);
      }
    }
    try (ApiHttp none = new ApiHttp(config, Duration.ofSeconds(5))) {
      assertThat(new HttpWriter(none, () -> epoch, "it", 1).write(write))
          .isInstanceOf(WriteResult.NotSent.class);
    }
  }

  private Write bind(String pod, String uid, String node) {
    return new Write.Bind(POINT, ns, pod, uid, node, Map.of("orrery.dev/placement", "why"));
  }

  private Write condition(String uid, String message, @Nullable Instant transition) {
    return new Write.PodCondition(
        POINT, ns, "p", uid, "PodScheduled", "False", "Unschedulable", message, transition);
  }

  private void touch(JsonNode seen) {
    client
        .configMaps()
        .inNamespace(ns)
        .withName(seen.at("/metadata/name").asText())
        .edit(m -> new ConfigMapBuilder(m).addToData("touched", "yes").build());
  }

  private ConfigMap map(String name, String key, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withNamespace(ns)
        .withName(name)
        .endMetadata()
        .addToData(key, value)
        .build();
  }

  private Pod pod(String name) {
    return client
        .pods()
        .resource(
            new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(ns)
                .endMetadata()
                .withNewSpec()
                .withSchedulerName("nobody")
                .addNewContainer()
                .withName("c")
                .withImage("i")
                .endContainer()
                .endSpec()
                .build())
        .create();
  }
}
