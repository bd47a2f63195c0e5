package dev.orrery.cli.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.orrery.cli.Main;
import dev.orrery.cli.output.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command on files, as kubectl writes them. */
class ExplainIT {

  private static final String CLUSTER =
      """
      kind: List
      items:
      - {kind: Node, metadata: {name: small, labels: {zone: a}}, status: {allocatable: {cpu: "2", memory: 8Gi, pods: "10"}}}
      - {kind: Node, metadata: {name: large, labels: {zone: b}}, status: {allocatable: {cpu: "4", memory: 8Gi, pods: "10"}}}
      - kind: Node
        metadata: {name: gpu}
        spec: {taints: [{key: gpu, value: "true", effect: NoSchedule}]}
        status: {allocatable: {cpu: "16", memory: 64Gi, pods: "10"}}
      - kind: Pod
        metadata: {name: runs, namespace: demo, uid: u1, labels: {orrery.dev/workload: shop}}
        spec: {nodeName: large, schedulerName: default-scheduler, containers: [{name: c, resources: {requests: {cpu: "1", memory: 1Gi}}}]}
        status: {phase: Running}
      - kind: Pod
        metadata: {name: waits, namespace: demo, uid: u2, labels: {orrery.dev/workload: shop}}
        spec: {schedulerName: orrery, containers: [{name: c, resources: {requests: {cpu: 3500m, memory: 1Gi}}}]}
        status: {phase: Pending}
      """;

  @TempDir private Path folder;
  private Path file = Path.of("");

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("cluster.yaml"), CLUSTER);
  }

  private String run(int expected, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console = Console.of(new PrintWriter(out), new PrintWriter(err), "", Map.of());
    List<String> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--from", file.toString()));
    int code = Main.commands(console, Map.of()).execute(all.toArray(String[]::new));
    assertThat(code).as(err.toString()).isEqualTo(expected);
    return out + err.toString();
  }

  @Test
  void aPendingPodIsToldWhatWouldHelp() throws IOException {
    JsonNode result = new ObjectMapper().readTree(run(0, "pod", "demo/waits", "-o", "json"));
    JsonNode pod = result.path("pods").path(0);
    assertThat(result.path("pending").asInt()).isEqualTo(1);
    assertThat(pod.path("admitting").asInt()).isZero();
    assertThat(pod.path("nodes").asInt()).isEqualTo(3);
    assertThat(pod.at("/smallestChange/0/field").asText()).isEqualTo("cpu request");
    assertThat(pod.at("/smallestChange/0/to").asText()).isEqualTo("3");
    assertThat(pod.path("rejections"))
        .extracting(group -> group.path("rule").asText())
        .containsExactlyInAnyOrder("resource", "taint");
    assertThat(pod.path("moreNodesHelp").asBoolean()).isTrue();
  }

  @Test
  void theSameForPeople() {
    assertThat(run(0, "pod", "demo/waits").lines())
        .anyMatch(line -> line.startsWith("demo/waits is pending: 0 of 3 nodes fit"))
        .contains("The smallest change that admits it:", "  cpu request 3.5 -> 3");
  }

  @Test
  void aPodThatKubeSchedulerPlacedIsExplainedToo() throws IOException {
    JsonNode result = new ObjectMapper().readTree(run(0, "pod", "demo/runs", "-o", "json"));
    JsonNode pod = result.path("pods").path(0);
    assertThat(pod.path("node").asText()).isEqualTo("large");
    assertThat(pod.path("rank").asInt()).isBetween(1, 2);
    assertThat(pod.path("candidates")).hasSize(2);
    assertThat(pod.at("/candidates/0/behindBest").asDouble()).isZero();
    assertThat(pod.has("decided")).isFalse();
  }

  @Test
  void aWorkloadIsTheSumOfItsPods() {
    String text = run(0, "workload", "demo/shop");
    assertThat(text).contains("demo/shop: 1 pods placed, 1 pending.");
    assertThat(text.lines())
        .anyMatch(line -> line.startsWith("waits  pending"))
        .anyMatch(line -> line.startsWith("runs   large"));
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(run(1, "pod", "demo/nobody")).contains("pod is demo/nobody");
    assertThat(run(2, "pod", "a/b/c")).contains("Maybe write NAMESPACE/NAME");
    assertThat(run(2)).contains("Usage: orrery explain");
  }

  @Test
  void aFileThatIsNoneIsNamed() {
    file = folder.resolve("absent.yaml");
    assertThat(run(1, "pod", "demo/waits")).contains("absent.yaml");
  }
}
