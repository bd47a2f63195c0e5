package dev.orrery.crds.definition;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The CRDs as this program was built with. */
public final class Definitions {

  /** The full names of all CRDs. */
  public static final List<String> NAMES =
      List.of(
          "controlplanes.orrery.dev",
          "disruptionclaims.orrery.dev",
          "leaderepochs.orrery.dev",
          "workloads.orrery.dev");

  private Definitions() {}

  /**
   * The YAML of one CRD.
   *
   * @param name one of {@link #NAMES}
   */
  public static String yaml(String name) {
    try (InputStream stream = Definitions.class.getResourceAsStream(name + ".yaml")) {
      if (stream == null) {
        throw new IllegalArgumentException(
            "name is " + name + ". Maybe use one of " + String.join(", ", NAMES) + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(
          "name is " + name + ". Maybe the jar is damaged: build it again.", broken);
    }
  }

  /** All CRDs, parsed. */
  public static List<CustomResourceDefinition> all() {
    var serialization = new KubernetesSerialization();
    return NAMES.stream()
        .map(name -> serialization.unmarshal(yaml(name), CustomResourceDefinition.class))
        .toList();
  }
}
