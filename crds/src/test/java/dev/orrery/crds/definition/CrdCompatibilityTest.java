package dev.orrery.crds.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apiextensions.v1.JSONSchemaProps;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Objects of earlier releases stay valid. */
class CrdCompatibilityTest {

  private static final Path RELEASED = Path.of("src/test/resources/released");
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  @Test
  void everyReleasedCrdIsStillUnderstood() throws IOException {
    List<Path> released;
    try (var files = Files.walk(RELEASED)) {
      released = files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
    assertThat(released).isNotEmpty();
    for (Path file : released) {
      var older = YAML.unmarshal(Files.readString(file), CustomResourceDefinition.class);
      String name = older.getMetadata().getName();
      assertThat(CrdCompatibility.breaks(older, read(Definitions.yaml(name))))
          .as("%s: Maybe keep the field and add another, or serve a new version.", file)
          .isEmpty();
    }
  }

  @Test
  void aFieldThatIsGone() {
    assertThat(breaks(crd -> below(crd, "status").getProperties().remove("readyReplicas")))
        .containsExactly(".status.readyReplicas is gone");
  }

  @Test
  void aFieldOfAnotherType() {
    assertThat(breaks(crd -> below(crd, "spec", "replicas").setType("string")))
        .containsExactly(".spec.replicas was integer, is string");
  }

  @Test
  void aFieldThatHasBecomeRequired() {
    assertThat(breaks(crd -> below(crd, "spec").setRequired(List.of("template", "service"))))
        .containsExactly(".spec.service has become required");
  }

  @Test
  void fewerValues() {
    JsonNode other = TextNode.valueOf("Default");
    assertThat(breaks(crd -> below(crd, "spec", "placement", "scheduler").setEnum(List.of(other))))
        .containsExactly(".spec.placement.scheduler allows fewer values: [Default]");
  }

  @Test
  void unknownFieldsThatAreNoLongerKept() {
    assertThat(
            breaks(
                crd ->
                    below(crd, "spec", "template", "spec")
                        .setXKubernetesPreserveUnknownFields(null)))
        .containsExactly(".spec.template.spec no longer keeps fields that it does not name");
  }

  @Test
  void aNewFieldIsNoBreakUnlessItIsRequired() {
    CustomResourceDefinition older = workloads();
    below(older, "spec").getProperties().remove("disruption");
    assertThat(CrdCompatibility.breaks(older, workloads())).isEmpty();
    CustomResourceDefinition newer = workloads();
    below(newer, "spec").setRequired(List.of("template", "disruption"));
    assertThat(CrdCompatibility.breaks(older, newer))
        .containsExactly(".spec.disruption is new and required");
  }

  private static List<String> breaks(Consumer<CustomResourceDefinition> change) {
    CustomResourceDefinition changed = workloads();
    change.accept(changed);
    return CrdCompatibility.breaks(workloads(), changed);
  }

  private static CustomResourceDefinition workloads() {
    return read(Definitions.yaml("workloads.orrery.dev"));
  }

  private static JSONSchemaProps below(CustomResourceDefinition crd, String... path) {
    JSONSchemaProps schema =
        crd.getSpec().getVersions().getFirst().getSchema().getOpenAPIV3Schema();
    for (String name : path) {
      schema = Objects.requireNonNull(schema.getProperties().get(name), name);
    }
    return schema;
  }

  private static CustomResourceDefinition read(String yaml) {
    return YAML.unmarshal(yaml, CustomResourceDefinition.class);
  }
}
