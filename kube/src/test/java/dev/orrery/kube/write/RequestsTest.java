package dev.orrery.kube.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.plan.Epoch;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestsTest {

  private static final WritePoint POINT = new WritePoint("workload", "apply-service");
  private static final Epoch EPOCH = new Epoch(7);

  private final Requests requests = new Requests("host-1");

  @Test
  void applyOwnsTheGivenFieldsOnly() {
    ConfigMap map =
        new ConfigMapBuilder()
            .withNewMetadata()
            .withNamespace("shop")
            .withName("a b")
            .withUid("u1")
            .withGeneration(3L)
            .endMetadata()
            .addToData("k", "v")
            .build();

    ApiRequest request = requests.of(new Write.Apply(POINT, map), EPOCH);

    assertThat(request.method()).isEqualTo("PATCH");
    assertThat(request.path())
        .isEqualTo(
            "/api/v1/namespaces/shop/configmaps/a%20b?fieldManager=orrery-workload&force=true");
    assertThat(request.contentType()).isEqualTo("application/apply-patch+yaml");
    assertThat(request.userAgent()).isEqualTo("orrery-workload (workload.apply-service; epoch 7)");
    JsonNode body = body(request);
    assertThat(body.at("/data/k").asText()).isEqualTo("v");
    assertThat(body.at("/metadata/uid").asText()).isEqualTo("u1");
    assertThat(body.path("metadata").has("generation")).isFalse();
  }

  @Test
  void everyWriteToAnObjectCarriesTheEpoch() {
    var ref = new ObjectRef("v1", "services", "shop", "web");
    var tree = Json.object();
    tree.putObject("metadata").put("name", "web");
    var deletion = new Write.Delete(POINT, ref, "u1", _ -> true);

    for (ApiRequest request :
        List.of(
            requests.of(new Write.Apply(POINT, ref, tree), EPOCH),
            requests.of(new Write.Create(POINT, ref, tree), EPOCH),
            requests.of(new Write.MergePatch(POINT, ref, null, tree), EPOCH),
            requests.mark(deletion, "5", EPOCH))) {
      assertThat(EpochStamp.carries(body(request), EPOCH)).as(request.body()).isTrue();
    }
    assertThat(tree.at("/metadata/annotations").isMissingNode()).as("the caller's own").isTrue();
    assertThat(requests.mark(deletion, "5", EPOCH).userAgent())
        .isEqualTo("orrery-workload (workload.mark-apply-service; epoch 7)");
  }

  @Test
  void whoWritesBeforeAnybodyLeadsHasNoEpoch() {
    var ref = new ObjectRef("v1", "configmaps", "shop", "web");

    assertThat(requests.of(new Write.Apply(POINT, ref, Json.object()), Epoch.NONE).body())
        .doesNotContain(EpochStamp.ANNOTATION);
  }

  @Test
  void ourOwnKindsCarryTheEpochInTheirStatusOnly() {
    var ref = new ObjectRef("orrery.dev/v1alpha1", "workloads", "shop", "web");

    assertThat(requests.of(new Write.Create(POINT, ref, Json.object()), EPOCH).body())
        .doesNotContain(EpochStamp.ANNOTATION);
  }

  @Test
  void clusterScopedObjectsHaveNoNamespaceInTheirPath() {
    var namespace = new NamespaceBuilder().withNewMetadata().withName("shop").endMetadata().build();

    assertThat(requests.of(new Write.Apply(POINT, namespace), EPOCH).path())
        .startsWith("/api/v1/namespaces/shop?");
  }

  @Test
  void aNamespacedObjectWithoutNamespaceIsRefused() {
    var map = new ConfigMapBuilder().withNewMetadata().withName("m").endMetadata().build();

    assertThatThrownBy(() -> ObjectRef.of(map))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("namespace of ConfigMap m is null");
  }

  @Test
  void statusOfOurKindsCarriesTheEpochAndNothingOfTheSpec() {
    JsonNode object =
        Json.parse(
            """
            {"apiVersion":"orrery.dev/v1alpha1","kind":"Workload","spec":{"replicas":1},
             "metadata":{"name":"w","namespace":"n","uid":"u","resourceVersion":"5"},
             "status":{"phase":"Ready"}}""");
    ObjectRef ref = new ObjectRef("orrery.dev/v1alpha1", "workloads", "n", "w");

    ApiRequest request = requests.of(new Write.ApplyStatus(POINT, ref, object), EPOCH);

    assertThat(request.path())
        .startsWith("/apis/orrery.dev/v1alpha1/namespaces/n/workloads/w/status?");
    JsonNode body = body(request);
    assertThat(body.at("/status/epoch").asLong()).isEqualTo(7);
    assertThat(body.at("/status/phase").asText()).isEqualTo("Ready");
    assertThat(body.at("/metadata/uid").asText()).isEqualTo("u");
    assertThat(body.at("/metadata").has("resourceVersion")).isFalse();
    assertThat(body.has("spec")).isFalse();
  }

  @Test
  void statusOfOtherKindsCarriesNoEpoch() {
    JsonNode object = Json.parse("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"status\":{}}");

    ApiRequest request =
        requests.of(new Write.ApplyStatus(POINT, ObjectRef.pod("n", "p"), object), EPOCH);

    assertThat(body(request).path("status").has("epoch")).isFalse();
  }

  @Test
  void bindingNamesThePodByUidAndCarriesTheEpoch() {
    ApiRequest request =
        requests.of(new Write.Bind(POINT, "n", "p", "u", "node-1", Map.of("a", "b")), EPOCH);

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).startsWith("/api/v1/namespaces/n/pods/p/binding?");
    JsonNode body = body(request);
    assertThat(body.at("/metadata/uid").asText()).isEqualTo("u");
    assertThat(body.at("/metadata/annotations/a").asText()).isEqualTo("b");
    assertThat(body.at("/metadata/annotations/orrery.dev~1epoch").asText()).isEqualTo("7");
    assertThat(body.at("/target/name").asText()).isEqualTo("node-1");
  }

  @Test
  void deletionHasBothPreconditions() {
    var delete = new Write.Delete(POINT, ObjectRef.pod("n", "p"), "u", _ -> true);

    JsonNode body = body(requests.delete(delete, "42", EPOCH));

    assertThat(body.at("/preconditions/uid").asText()).isEqualTo("u");
    assertThat(body.at("/preconditions/resourceVersion").asText()).isEqualTo("42");
    assertThatThrownBy(() -> requests.of(delete, EPOCH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void podConditionLeavesTheTransitionTimeWhenToldSo() {
    var write =
        new Write.PodCondition(
            POINT, "n", "p", "u", "PodScheduled", "False", "Unschedulable", "no room", null);

    JsonNode condition = body(requests.of(write, EPOCH)).at("/status/conditions/0");

    assertThat(condition.path("reason").asText()).isEqualTo("Unschedulable");
    assertThat(condition.has("lastTransitionTime")).isFalse();
  }

  @Test
  void eventsOfOneInstantHaveNamesOfTheirOwn() {
    Instant time = Instant.parse("2026-01-02T03:04:05.123456789Z");
    var placed = event("Scheduled", time, "x");
    var failed = event("FailedScheduling", time, "x");

    JsonNode body = body(requests.of(new Write.Report(POINT, placed), EPOCH));

    assertThat(placed.name()).startsWith("p.").isNotEqualTo(failed.name());
    assertThat(body.path("eventTime").asText()).isEqualTo("2026-01-02T03:04:05.123456Z");
    assertThat(body.path("reportingController").asText()).isEqualTo("orrery.dev/workload");
    assertThat(body.at("/regarding/namespace").asText()).isEqualTo("n");
  }

  @Test
  void aLongNoteIsCutBetweenCharacters() {
    String note = Requests.cut("a" + "é".repeat(600));

    assertThat(note.getBytes(StandardCharsets.UTF_8)).hasSize(1023);
    assertThat(note).endsWith("é");
  }

  private static ObjectEvent event(String reason, Instant time, String note) {
    return new ObjectEvent(
        ObjectRef.pod("n", "p"), "Pod", "u", false, reason, "Binding", note, time);
  }

  private static JsonNode body(ApiRequest request) {
    assertThat(request.body()).isNotNull();
    return Json.parse(String.valueOf(request.body()));
  }
}
