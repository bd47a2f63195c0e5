package dev.orrery.crds.definition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.crds.Api;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed YAML is what the types say; {@code -Dcrds.update=true} writes it. */
class CrdDriftTest {

  private static final Path COMMITTED =
      Path.of(System.getProperty("orrery.root"), "manifests/crds");

  private static final Path REFERENCE =
      Path.of(System.getProperty("orrery.root"), "docs/reference");
  private static final String HOW_TO_UPDATE =
      "Maybe run the test once with -Dcrds.update=true and commit what it writes.";

  @TempDir private Path scratch;

  @Test
  void committedYamlIsWhatTheTypesSay() throws IOException {
    Map<String, String> generated = CrdGenerator.generate(scratch);
    if (Boolean.getBoolean("crds.update")) {
      Files.createDirectories(COMMITTED);
      for (var file : generated.entrySet()) {
        Files.writeString(COMMITTED.resolve(file.getKey()), file.getValue());
      }
    }
    assertThat(generated).hasSize(CrdGenerator.KINDS.size());
    for (var file : generated.entrySet()) {
      assertThat(COMMITTED.resolve(file.getKey())).as(HOW_TO_UPDATE).hasContent(file.getValue());
    }
  }

  @Test
  void referencePagesAreWhatTheCrdsSay() throws IOException {
    var yaml = new KubernetesSerialization();
    for (String generated : CrdGenerator.generate(scratch).values()) {
      var crd = yaml.unmarshal(generated, CustomResourceDefinition.class);
      Path page = REFERENCE.resolve(crd.getSpec().getNames().getSingular() + ".md");
      if (Boolean.getBoolean("crds.update")) {
        Files.createDirectories(REFERENCE);
        Files.writeString(page, ReferencePage.of(crd));
      }
      assertThat(page).as(HOW_TO_UPDATE).hasContent(ReferencePage.of(crd));
    }
  }

  @Test
  void everyFieldHasText() throws IOException {
    var yaml = new KubernetesSerialization();
    for (String generated : CrdGenerator.generate(scratch).values()) {
      var crd = yaml.unmarshal(generated, CustomResourceDefinition.class);
      assertThat(SchemaFields.of(crd, Api.VERSION).values())
          .filteredOn(field -> !field.path().endsWith("{}"))
          .isNotEmpty()
          .allSatisfy(field -> assertThat(field.description()).as(field.path()).isNotBlank());
    }
  }

  @Test
  void everyCrdIsSmallEnoughForEveryWayToApplyIt() throws IOException {
    CrdGenerator.generate(scratch)
        .forEach(
            (name, yaml) ->
                assertThat(yaml.getBytes(StandardCharsets.UTF_8).length)
                    .as(name)
                    .isLessThan(100_000));
  }
}
