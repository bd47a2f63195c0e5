package dev.orrery.reconcilers.workload.pod;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orrery.kube.json.Pool;
import dev.orrery.kube.watch.Listing;
import dev.orrery.kube.watch.WatchedKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnedPodReaderTest {

  @Test
  void readsWhatAStatusNeeds() throws IOException {
    OwnedPod pod =
        read(
            """
            {"apiVersion":"v1","kind":"Pod",
             "metadata":{"namespace":"shop","name":"web-7f-x","uid":"u",
              "creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"a","orrery.dev/workload":"web"},
              "ownerReferences":[{"kind":"ReplicaSet","name":"web-7f"}]},
             "spec":{"containers":[{"name":"c"}]},
             "status":{"phase":"Pending","conditions":[
              {"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"no cpu"},
              {"type":"Ready","reason":"Other"}]}}
            """);
    assertThat(pod)
        .isEqualTo(
            new OwnedPod(
                new OwnedPod.Key("shop", "web-7f-x", "u"),
                "web",
                "web-7f",
                "2026-01-01T00:00:00Z",
                false,
                false,
                "",
                new OwnedPod.Obstacle("Unschedulable", "no cpu")));
    assertThat(pod.live()).isTrue();
    assertThat(pod.placed()).isFalse();
    assertThat(pod.madeBy("web")).isTrue();
    assertThat(pod.madeBy("we")).isFalse();
  }

  @Test
  void aNameTooLongForALabelStandsInTheAnnotation() throws IOException {
    OwnedPod pod =
        read(
            """
            {"metadata":{"labels":{"orrery.dev/workload":"short-1a"},
             "annotations":{"orrery.dev/workload-name":"short-and-long"}}}
            """);
    assertThat(pod.workload()).isEqualTo("short-and-long");
  }

  @Test
  void aPodOnItsNodeHasNoObstacle() throws IOException {
    OwnedPod pod =
        read(
            """
            {"metadata":{"deletionTimestamp":"2026-01-01T00:00:00Z"},"spec":{"nodeName":"n"},
             "status":{"phase":"Failed","conditions":[{"type":"PodScheduled","status":"True"}]}}
            """);
    assertThat(pod.obstacle()).isNull();
    assertThat(pod.placed()).isTrue();
    assertThat(pod.leaving()).isTrue();
    assertThat(pod.ended()).isTrue();
    assertThat(pod.live()).isFalse();
  }

  @Test
  void whatAnotherKindOfOwnerMadeIsNotADeploymentsPod() throws IOException {
    OwnedPod pod =
        read("{\"metadata\":{\"ownerReferences\":[{\"kind\":\"Job\",\"name\":\"web-1\"}]}}");
    assertThat(pod.madeBy("web")).isFalse();
  }

  private static OwnedPod read(String json) throws IOException {
    var kind = new WatchedKind<>("pods", "/pods", OwnedPodReader::read, OwnedPod::key);
    String list = "{\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[" + json + "]}";
    List<OwnedPod> pods = new ArrayList<>();
    Listing.read(
        kind,
        _ -> new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)),
        new Pool(),
        500,
        pods::add);
    assertThat(pods).hasSize(1);
    return pods.getFirst();
  }
}
