package dev.orrery.crds.workload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void nothingOfATemplateIsLost() throws IOException {
    String yaml = Files.readString(Path.of("src/test/resources/fixtures/valid/full.yaml"));
    JsonNode before = tree(YAML.unmarshal(yaml, Object.class)).at("/spec/template");
    JsonNode after = tree(YAML.unmarshal(yaml, Workload.class)).at("/spec/template");
    var resources = "/spec/containers/0/resources";
    assertThat(after.at(resources + "/requests/cpu").asText()).isEqualTo("1");
    assertThat(after.at(resources + "/requests/memory").asText()).isEqualTo("1e3");
    assertThat(after.at(resources + "/limits/memory").asText()).isEqualTo("8589934592");
    assertThat(withoutAmounts(after)).isEqualTo(withoutAmounts(before));
  }

  @Test
  void absentFieldsHaveTheirMeaning() {
    var spec =
        YAML.unmarshal("template: {spec: {containers: [{name: a, image: b}]}}", WorkloadSpec.class);
    assertThat(spec.replicas()).isNull();
    assertThat(spec.wantedReplicas()).isEqualTo(1);
    assertThat(spec.scheduler()).isEqualTo(SchedulerChoice.DEFAULT);
    assertThat(spec.schedulerName()).isNull();
    assertThat(spec.service()).isNull();
  }

  @Test
  void orrerysPodsNameItsScheduler() {
    var spec =
        YAML.unmarshal(
            "placement: {scheduler: Orrery}\ntemplate: {spec: {containers: []}}",
            WorkloadSpec.class);
    assertThat(spec.schedulerName()).isEqualTo("orrery");
  }

  @Test
  void onlyTheWordTruePauses() {
    assertThat(annotated("orrery.dev/pause: \"true\"").paused()).isTrue();
    assertThat(annotated("orrery.dev/pause: \"false\"").paused()).isFalse();
    assertThat(annotated("other: \"true\"").paused()).isFalse();
  }

  private static Workload annotated(String annotation) {
    return YAML.unmarshal(
        "apiVersion: orrery.dev/v1alpha1\nkind: Workload\nmetadata: {annotations: {"
            + annotation
            + "}}",
        Workload.class);
  }

  private static JsonNode tree(Object value) throws IOException {
    return JSON.readTree(YAML.asJson(value));
  }

  private static JsonNode withoutAmounts(JsonNode template) {
    JsonNode copy = template.deepCopy();
    ObjectNode container = (ObjectNode) copy.at("/spec/containers/0");
    container.withObject("/resources").remove(List.of("requests", "limits"));
    return copy;
  }
}
