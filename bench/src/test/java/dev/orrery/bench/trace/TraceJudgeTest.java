package dev.orrery.bench.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.openb.OpenbTrace;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TraceJudgeTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** One node with one GPU; two pods that want it, and one that wants a model nobody has. */
  private static final OpenbTrace TRACE =
      new OpenbTrace(
          List.of(new OpenbTrace.Machine("n", 4_000, 8_192, 1, "T4")),
          List.of(
              new OpenbTrace.Task("a", 1_000, 1_024, 1, 1_000, Set.of()),
              new OpenbTrace.Task("b", 1_000, 1_024, 1, 500, Set.of()),
              new OpenbTrace.Task("c", 1_000, 1_024, 0, 0, Set.of("A100"))));

  private final TraceJudge judge = new TraceJudge(TRACE);

  @Test
  void countsPodsThatAreBoundAndPodsThatWaitForAGpu() {
    judge.judge(
        list(bound("a"), waiting("b", "1 of 1 nodes: nvidia.com/gpu"), waiting("c", "cpu")));
    assertThat(judge.bound()).isEqualTo(1);
    assertThat(judge.waiting()).isEqualTo(2);
    assertThat(judge.nameTheGpu()).isEqualTo(1);
    assertThat(judge.reasons()).containsEntry("Unschedulable", 2);
  }

  @Test
  void refusesAGpuThatWasGivenTwice() {
    JsonNode twice = list(bound("a"), bound("b"), waiting("c", "cpu"));
    assertThatThrownBy(() -> judge.judge(twice))
        .isInstanceOf(BenchException.class)
        .hasMessageContaining("which it has no room for");
  }

  @Test
  void refusesAPodThatWaitsThoughThereIsRoom() {
    JsonNode idle =
        list(waiting("a", "nvidia.com/gpu"), waiting("b", "nvidia.com/gpu"), waiting("c", "cpu"));
    assertThatThrownBy(() -> judge.judge(idle)).hasMessageContaining("node n has room for it");
  }

  @Test
  void refusesANodeOfAnotherModel() {
    JsonNode wrong = list(bound("a"), waiting("b", "nvidia.com/gpu"), bound("c"));
    assertThatThrownBy(() -> judge.judge(wrong)).hasMessageContaining("no room for");
  }

  @Test
  void missesAPod() {
    JsonNode short1 = list(bound("a"), waiting("b", "nvidia.com/gpu"));
    assertThatThrownBy(() -> judge.judge(short1)).hasMessageContaining("pods are 2 of 3");
  }

  @Test
  void isSettledWhenEveryPodWasToldSomething() {
    assertThat(TraceJudge.settled(list(bound("a"), waiting("b", "x")))).isTrue();
    assertThat(TraceJudge.settled(list(bound("a"), pod("b")))).isFalse();
  }

  private static ObjectNode bound(String name) {
    ObjectNode pod = pod(name);
    pod.withObject("/spec").put("nodeName", "n");
    return pod;
  }

  private static ObjectNode waiting(String name, String message) {
    ObjectNode pod = pod(name);
    pod.withObject("/status")
        .putArray("conditions")
        .addObject()
        .put("type", "PodScheduled")
        .put("status", "False")
        .put("reason", "Unschedulable")
        .put("message", message);
    return pod;
  }

  private static ObjectNode pod(String name) {
    ObjectNode pod = JSON.createObjectNode();
    pod.withObject("/metadata").put("name", name);
    return pod;
  }

  private static JsonNode list(ObjectNode... pods) {
    ObjectNode list = JSON.createObjectNode();
    var items = list.putArray("items");
    for (ObjectNode pod : pods) {
      items.add(pod);
    }
    return list;
  }
}
