package dev.orrery.localcluster.kubelet.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.localcluster.kubelet.node.Refusal;
import dev.orrery.localcluster.kubelet.pod.ConditionTimes;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Running;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Terminated;
import dev.orrery.localcluster.kubelet.pod.ContainerState.Waiting;
import dev.orrery.localcluster.kubelet.pod.PodCondition;
import dev.orrery.localcluster.kubelet.pod.PodReport;
import dev.orrery.localcluster.kubelet.pod.PodState;
import dev.orrery.localcluster.kubelet.pod.RestartPolicy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodReaderTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String POD =
      """
      {"metadata": {"namespace": "ns", "name": "p", "uid": "u-1", "generation": 3,
         "resourceVersion": "41", "creationTimestamp": "2026-01-01T00:00:00Z",
         "annotations": {"kubelet.orrery.dev/run-for": "5s", "other": "x"}},
       "spec": {"nodeName": "n", "restartPolicy": "OnFailure", "terminationGracePeriodSeconds": 7,
         "overhead": {"cpu": "10m"}, "nodeSelector": {"zone": "a"},
         "initContainers": [
           {"name": "proxy", "image": "i", "restartPolicy": "Always",
            "resources": {"requests": {"cpu": "100m"}}},
           {"name": "setup", "image": "i", "resources": {"requests": {"cpu": "2", "memory": "1Gi"}}}],
         "containers": [
           {"name": "web", "image": "i", "ports": [{"containerPort": 80, "hostPort": 8080}, {"containerPort": 81}],
            "readinessProbe": {"periodSeconds": 4, "failureThreshold": 2},
            "resources": {"requests": {"cpu": "1.5", "memory": "2Gi"}, "limits": {"cpu": "2"}}},
           {"name": "log", "image": "i", "resources": {"requests": {"cpu": "1"}}}]}}
      """;

  @Test
  void whatAKubeletActsOnIsRead() throws JsonProcessingException {
    PodView view = new PodReader().read(JSON.readTree(POD));

    assertThat(view.uid()).isEqualTo("u-1");
    assertThat(view.node()).isEqualTo("n");
    assertThat(view.version()).isEqualTo(41);
    assertThat(view.orders()).containsOnlyKeys("kubelet.orrery.dev/run-for");
    assertThat(view.deleting()).isFalse();
    assertThat(view.spec().restart()).isEqualTo(RestartPolicy.ON_FAILURE);
    assertThat(view.spec().graceMillis()).isEqualTo(7_000);
    assertThat(view.spec().init()).extracting(c -> c.sidecar()).containsExactly(true, false);
    assertThat(view.spec().main().getFirst().hostPorts()).hasSize(1);
    assertThat(view.spec().selector()).containsEntry("zone", "a");
    assertThat(view.status().startedAt()).isZero();
    assertThat(view.status().state()).isNull();
  }

  @Test
  void theDemandIsThePeakOfInitAndMainPlusOverhead() throws JsonProcessingException {
    PodView view = new PodReader().read(JSON.readTree(POD));

    assertThat(view.spec().demand())
        .containsEntry("cpu", 100L + 1_500 + 1_000 + 10)
        .containsEntry("memory", 2L << 30);
  }

  @Test
  void podLevelRequestsStandInForTheSum() throws JsonProcessingException {
    JsonNode pod = JSON.readTree(POD);
    ((ObjectNode) pod.path("spec")).putObject("resources").putObject("requests").put("cpu", "4");

    assertThat(new PodReader().read(pod).spec().demand())
        .containsEntry("cpu", 4_010L)
        .containsEntry("memory", 2L << 30);
  }

  @Test
  void podsOfOneTemplateShareTheirSpec() throws JsonProcessingException {
    PodReader reader = new PodReader();

    assertThat(reader.read(JSON.readTree(POD)).spec())
        .isSameAs(reader.read(JSON.readTree(POD)).spec());
  }

  @Test
  void aStatusIsReadBackAsItWasWritten() throws IOException {
    PodReader reader = new PodReader();
    JsonNode pod = JSON.readTree(POD);
    PodView before = reader.read(pod);
    Terminated crash = new Terminated(1_000_000, 2_000_000, 1, 0);
    PodState state =
        new PodState(
            List.of(new Running(500_000, 0, null), new Terminated(600_000, 700_000, 0, 0)),
            List.of(new Waiting(2_000_000, 0, crash), new Running(900_000, 0, null)));
    int conditions = PodCondition.READY_TO_START.bit(true) | PodCondition.INITIALIZED.bit(true);
    PodReport report = new PodReport(PodReport.Phase.RUNNING, conditions, 0b1011, 0b1011, state);
    ConditionTimes times = ConditionTimes.since(400_000).become(conditions, 800_000);
    byte[] patch =
        new StatusPatch(
                "u-1", 3, before.spec(), 300_000, report, times, "172.16.0.1", "10.128.0.1", 9)
            .bytes();
    ((ObjectNode) pod).set("status", JSON.readTree(patch).path("status"));

    PodView.Status status = reader.read(pod).status();

    assertThat(status.phase()).isEqualTo("Running");
    assertThat(status.ready()).isFalse();
    assertThat(status.startedAt()).isEqualTo(300_000);
    assertThat(status.address()).isEqualTo("10.128.0.1");
    assertThat(status.state()).isEqualTo(state);
    assertThat(status.times()).isEqualTo(times);
  }

  @Test
  void aPatchNamesItsPodAndWhatIsNotReady() throws IOException {
    PodView view = new PodReader().read(JSON.readTree(POD));
    PodState state = PodState.first(view.spec());
    PodReport report = new PodReport(PodReport.Phase.PENDING, 0, 0, 0, state);
    JsonNode patch =
        JSON.readTree(
            new StatusPatch("u-1", 3, view.spec(), 0, report, ConditionTimes.since(0), "h", "a", 0)
                .bytes());

    assertThat(patch.at("/metadata/uid").asText()).isEqualTo("u-1");
    assertThat(patch.at("/status/containerStatuses/0/state/waiting/reason").asText())
        .isEqualTo("PodInitializing");
    assertThat(patch.at("/status/conditions/1/reason").asText())
        .isEqualTo("ContainersNotInitialized");
    assertThat(patch.at("/status/conditions/1/message").asText()).contains("proxy, setup");
    assertThat(patch.at("/status/podIP").isMissingNode()).isTrue();
    assertThat(patch.at("/status/observedGeneration").asInt()).isEqualTo(3);
  }

  @Test
  void aRefusedPodIsFailedWithItsReason() throws IOException {
    JsonNode patch =
        JSON.readTree(StatusPatch.refused("u-1", new Refusal("OutOfcpu", "too little"), 0));

    assertThat(patch.at("/status/phase").asText()).isEqualTo("Failed");
    assertThat(patch.at("/status/reason").asText()).isEqualTo("OutOfcpu");
    assertThat(patch.at("/status/message").asText()).contains("too little");
  }

  @Test
  void aWatchIsReadEventByEventAndAListItemByItem() throws IOException {
    EventStream events =
        new EventStream(
            new ByteArrayInputStream(
                "{\"type\":\"A\"}\n{\"type\":\"B\"}".getBytes(StandardCharsets.UTF_8)));
    assertThat(events.next()).hasToString("{\"type\":\"A\"}");
    assertThat(events.next()).hasToString("{\"type\":\"B\"}");
    assertThat(events.next()).isNull();

    String list =
        "{\"kind\":\"L\",\"metadata\":{\"resourceVersion\":\"5\",\"continue\":\"c\"},\"items\":[{\"a\":1},{\"a\":2}]}";
    List<JsonNode> items = new ArrayList<>();
    ObjectListReader.Page page =
        ObjectListReader.read(
            new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), items::add);
    assertThat(page).isEqualTo(new ObjectListReader.Page("5", "c"));
    assertThat(items).hasSize(2);
    assertThat(Json.strings(items.getFirst())).isEqualTo(Map.of("a", "1"));
  }
}
