package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.orrery.kit.lane.Checkout;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a definition says of its kind.
 *
 * @param group such as {@code orrery.dev}
 * @param version such as {@code v1alpha1}
 * @param kind such as {@code Workload}
 * @param plural its name in paths
 * @param namespaced whether objects lie in namespaces
 * @param spec the schema of the spec
 */
record SpecSchema(
    String group, String version, String kind, String plural, boolean namespaced, JsonNode spec) {

  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** Reads the definition that the checkout ships. */
  static SpecSchema of(String crd) {
    Path file = Checkout.root().resolve("manifests/crds").resolve(crd + ".yaml");
    try {
      JsonNode read = tree(Files.readString(file)).path("spec");
      JsonNode version = read.path("versions").get(0);
      return new SpecSchema(
          read.path("group").asText(),
          version.path("name").asText(),
          read.at("/names/kind").asText(),
          read.at("/names/plural").asText(),
          read.path("scope").asText().equals("Namespaced"),
          version.at("/schema/openAPIV3Schema/properties/spec"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** YAML as a tree. */
  static JsonNode tree(String yaml) {
    // The mark at the head keeps braces from being read as JSON, which wants quotes.
    Object read = YAML.unmarshal("---\n" + yaml, Object.class);
    return read == null ? NullNode.getInstance() : YAML.convertValue(read, JsonNode.class);
  }

  /** A tree as YAML. */
  static String text(JsonNode tree) {
    return YAML.asYaml(tree).replaceFirst("^---\\n", "");
  }

  /** The path of an object, or of them all with an empty name. */
  String path(String namespace, String name) {
    return "/apis/"
        + group
        + "/"
        + version
        + (namespaced ? "/namespaces/" + namespace : "")
        + "/"
        + plural
        + (name.isEmpty() ? "" : "/" + name);
  }
}
