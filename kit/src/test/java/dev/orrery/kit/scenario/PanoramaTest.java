package dev.orrery.kit.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanoramaTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<String> asked = new ArrayList<>();
  private final Panorama panorama = new Panorama(this::live);

  @Test
  void whatIsInANamespaceIsFoundInOneListOfAll() {
    assertThat(names(panorama.read("/api/v1/namespaces/a/pods"))).containsExactly("one", "two");
    assertThat(names(panorama.read("/apis/apps/v1/namespaces/b/deployments")))
        .containsExactly("one");
    assertThat(panorama.read("/api/v1/namespaces/b/pods/one").at("/metadata/name").asText())
        .isEqualTo("one");
    assertThat(panorama.read("/api/v1/namespaces/b/pods/two").isMissingNode()).isTrue();
    assertThat(names(panorama.read("/api/v1/namespaces/c/pods"))).isEmpty();

    assertThat(asked).as("each kind once").doesNotHaveDuplicates().contains("/api/v1/pods");
    assertThat(asked.getFirst()).as("what is said comes before what is so").contains("workloads");
  }

  @Test
  void allElseIsAskedOnce() {
    panorama.read("/apis/orrery.dev/v1alpha1/controlplanes/default");
    panorama.read("/apis/orrery.dev/v1alpha1/controlplanes/default");
    panorama.read("/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases");

    assertThat(asked)
        .containsExactly(
            "/apis/orrery.dev/v1alpha1/controlplanes/default",
            "/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases");
  }

  private JsonNode live(String path) {
    asked.add(path);
    ArrayNode items = MAPPER.createArrayNode();
    items.add(item("a", "one")).add(item("a", "two")).add(item("b", "one"));
    return MAPPER.createObjectNode().set("items", items);
  }

  private static ObjectNode item(String namespace, String name) {
    ObjectNode item = MAPPER.createObjectNode();
    item.putObject("metadata").put("namespace", namespace).put("name", name);
    return item;
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.path("items").forEach(item -> names.add(item.at("/metadata/name").asText()));
    return names;
  }
}
