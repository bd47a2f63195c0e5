package dev.orrery.cli.up;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.cli.cluster.Api;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RealPodsTest {
  private static final Instant STARTED = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final RealPods PODS =
      new RealPods(
          new Api(
              path -> {
                throw new AssertionError(path);
              }),
          List.of(
              new ClusterProcess(
                  "node-1",
                  1,
                  new ProcessIdentity(1, 1, "boot"),
                  List.of(),
                  Map.of(),
                  Path.of("log"),
                  0,
                  STARTED,
                  0)));

  private static JsonNode json(String yaml) throws IOException {
    return Manifests.parse("{kind: Any, " + yaml + "}").getFirst();
  }

  private static JsonNode pod(String state) throws IOException {
    return json("spec: {nodeName: node-1}, status: {containerStatuses: [{state: " + state + "}]}");
  }

  @Test
  void aContainerOlderThanItsNodesProcessIsGoneWhateverTheApiSays() throws IOException {
    assertThat(PODS.isFresh(pod("{running: {startedAt: '2026-01-02T03:04:03Z'}}"))).isFalse();
    assertThat(PODS.isFresh(pod("{running: {startedAt: '2026-01-02T03:04:05Z'}}"))).isTrue();
  }

  @Test
  void aContainerThatDoesNotRunIsNotReady() throws IOException {
    assertThat(PODS.isFresh(pod("{waiting: {reason: CrashLoopBackOff}}"))).isFalse();
  }

  @Test
  void aRolloutIsDoneWhenNoOldPodIsLeft() throws IOException {
    String generation = "metadata: {generation: 2}, spec: {replicas: 2}, ";
    assertThat(RealPods.isRolledOut(json(generation + status(2, 2, 2, 2)))).isTrue();
    assertThat(RealPods.isRolledOut(json(generation + status(1, 2, 2, 2)))).isFalse();
    assertThat(RealPods.isRolledOut(json(generation + status(2, 1, 2, 2)))).isFalse();
    assertThat(RealPods.isRolledOut(json(generation + status(2, 2, 1, 2)))).isFalse();
    assertThat(RealPods.isRolledOut(json(generation + status(2, 2, 2, 3)))).isFalse();
  }

  private static String status(int generation, int updated, int available, int all) {
    return "status: {observedGeneration: %d, updatedReplicas: %d, availableReplicas: %d, replicas: %d}"
        .formatted(generation, updated, available, all);
  }
}
