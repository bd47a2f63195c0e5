package dev.orrery.crds.definition;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    assertThat(released).hasSizeGreaterThanOrEqualTo(Definitions.NAMES.size());
    for (Path file : released) {
      var older = YAML.unmarshal(Files.readString(file), CustomResourceDefinition.class);
      String name = older.getMetadata().getName();
      assertThat(CrdCompatibility.breaks(older, read(Definitions.yaml(name))))
          .as("%s: Maybe keep the field and add another, or serve a new version.", file)
          .isEmpty();
    }
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "                  readyReplicas:|                  readied:|.status.readyReplicas is gone",
        "              replicas:\\n                description: \"How many pods; absent means 1.\"\\n                minimum: 0.0\\n                type: \"integer\"|              replicas:\\n                type: \"string\"|.spec.replicas was integer, is string",
        "            required:\\n            - \"template\"|            required:\\n            - \"template\"\\n            - \"service\"|.spec.service has become required",
        "                    - \"Orrery\"|                    - \"Other\"|.spec.placement.scheduler allows fewer values: [Default, Other]",
      })
  void breaksAreTold(String found, String put, String expected) {
    String before = Definitions.yaml("workloads.orrery.dev");
    String search = found.stripLeading().replace("\\n", "\n");
    assertThat(before).contains(search);
    String after = before.replace(search, put.stripLeading().replace("\\n", "\n"));
    assertThat(CrdCompatibility.breaks(read(before), read(after)))
        .anySatisfy(
            text ->
                assertThat(text.replace("[Other, Default]", "[Default, Other]"))
                    .isEqualTo(expected));
  }

  @Test
  void aNewFieldIsNoBreakUnlessItIsRequired() {
    String newer = Definitions.yaml("workloads.orrery.dev");
    String older =
        newer.replaceFirst("(?s)              disruption:\n.*?(?=              placement:\n)", "");
    assertThat(older).isNotEqualTo(newer);
    assertThat(CrdCompatibility.breaks(read(older), read(newer))).isEmpty();
    assertThat(
            CrdCompatibility.breaks(
                read(older),
                read(
                    newer.replace(
                        "            - \"template\"\n",
                        "            - \"template\"\n            - \"disruption\"\n"))))
        .containsExactly(".spec.disruption is new and required");
  }

  private static CustomResourceDefinition read(String yaml) {
    return YAML.unmarshal(yaml, CustomResourceDefinition.class);
  }
}
