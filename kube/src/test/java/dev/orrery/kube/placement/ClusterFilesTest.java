package dev.orrery.kube.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orrery.kube.node.Namespace;
import dev.orrery.scheduler.model.Node;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterFilesTest {

  @TempDir Path folder;

  @Test
  void readsWhatKubectlPrints() throws IOException {
    Path json =
        file(
            "all.json",
            """
            {"apiVersion":"v1","items":[
              {"apiVersion":"v1","kind":"Node","metadata":{"name":"n1"},"status":{"allocatable":{"cpu":"4"}}},
              {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"d"}},
              {"apiVersion":"v1","kind":"Namespace","metadata":{"name":"shop","labels":{"team":"x"}}},
              {"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","namespace":"shop","uid":"u",
                "annotations":{"orrery.dev/placement":"{\\"node\\":\\"n1\\",\\"version\\":3,\\"score\\":{}}"}},"spec":{"nodeName":"n1"}}
            ],"kind":"List","metadata":{"resourceVersion":""}}
            """);
    ClusterPicture picture = ClusterFiles.read(List.of(json));
    assertThat(picture.nodes()).extracting(Node::name).containsExactly("n1");
    assertThat(picture.namespaces()).containsExactly(new Namespace("shop", Map.of("team", "x")));
    assertThat(picture.pod("shop", "web"))
        .hasValueSatisfying(
            state -> {
              assertThat(state.pod().node()).isEqualTo("n1");
              assertThat(ClusterPicture.decision(state)).isNotNull();
            });
    assertThat(picture.pod("shop", "other")).isEmpty();
  }

  @Test
  void readsListsOfOneKindWhoseItemsNameNone() throws IOException {
    Path json =
        file(
            "pods.json",
            "{\"kind\":\"PodList\",\"items\":[{\"metadata\":{\"name\":\"a\"}},{\"metadata\":{\"name\":\"b\"}}]}");
    assertThat(ClusterFiles.read(List.of(json)).pods()).hasSize(2);
  }

  @Test
  void readsYamlInAnyOrderOfFieldsAndSeveralDocuments() throws IOException {
    Path yaml =
        file(
            "some.yaml",
            """
            # a comment first
            metadata: {name: web, namespace: shop, labels: {app: web}}
            kind: Pod
            spec:
              containers:
              - name: c
                resources: {requests: {cpu: 2, memory: 1Gi}}
              nodeSelector: {disk: ssd}
            ---
            kind: Node
            metadata: {name: n1}
            status: {allocatable: {cpu: "8"}}
            ---
            """);
    ClusterPicture picture = ClusterFiles.read(List.of(yaml));
    assertThat(picture.pods().getFirst().pod().shape().requests().amounts())
        .isEqualTo(Map.of("cpu", 2000L, "memory", 1L << 30, "pods", 1L));
    assertThat(picture.nodes().getFirst().allocatable().get("cpu")).isEqualTo(8000);
  }

  @Test
  void namesTheFileThatIsNeither() throws IOException {
    Path broken = file("broken.json", "{\"items\":[");
    assertThatThrownBy(() -> ClusterFiles.read(List.of(broken)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken.json")
        .hasMessageContaining("Maybe");
    assertThatThrownBy(() -> ClusterFiles.read(List.of(folder.resolve("absent.yaml"))))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("absent.yaml");
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
