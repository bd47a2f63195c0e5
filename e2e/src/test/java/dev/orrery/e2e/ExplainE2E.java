package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Why is this pod there, and why does that one wait. */
@ExtendWith(SharedOrrery.class)
@ResourceLock(SharedOrrery.LOCK)
class ExplainE2E {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Test
  void whatWasDecidedIsStillExplainedAfterARestart(OrreryCluster cluster) {
    String namespace = cluster.namespace("explain");
    workload(cluster, namespace, "small", "100m");
    cluster.kubectl("wait owl/small -n " + namespace + " --for=condition=Ready --timeout=60s");
    Pod pod = podOf(cluster, namespace, "small");
    String name = namespace + "/" + pod.getMetadata().getName();
    JsonNode first = OrreryCluster.json(cluster.orrery("explain pod " + name + " --output json"));
    cluster.orrery("down --only operator");
    cluster.orrery("up --nodes 40 --no-demo");
    JsonNode second = OrreryCluster.json(cluster.orrery("explain pod " + name + " --output json"));
    assertThat(first.toString()).contains(pod.getSpec().getNodeName());
    assertThat(second.toString()).contains(pod.getSpec().getNodeName());
    assertThat(cluster.orrery("explain pod " + name)).contains(pod.getSpec().getNodeName());
  }

  @Test
  void aPodThatFitsNowhereSaysWhatWouldHelp(OrreryCluster cluster) {
    String namespace = cluster.namespace("explain-pending");
    workload(cluster, namespace, "huge", "4000");
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              PodCondition scheduled = scheduled(podOf(cluster, namespace, "huge"));
              assertThat(scheduled.getReason()).isIn("Unschedulable", "PlacementUnsatisfiable");
              assertThat(scheduled.getMessage()).contains("cpu");
            });
    String name = namespace + "/" + podOf(cluster, namespace, "huge").getMetadata().getName();
    assertThat(cluster.orrery("explain pod " + name)).contains("cpu");
    assertThat(cluster.orrery("explain workload " + namespace + "/huge")).contains("huge");
    cluster.kubectl("delete namespace " + namespace + " --wait=false");
  }

  private static void workload(OrreryCluster cluster, String namespace, String name, String cpu) {
    cluster
        .shell()
        .run(
            """
            ./orrery kubectl apply -f - <<'YAML'
            apiVersion: orrery.dev/v1alpha1
            kind: Workload
            metadata: {name: %s, namespace: %s}
            spec:
              placement: {scheduler: Orrery}
              template:
                spec:
                  containers:
                    - name: app
                      image: example/app:1
                      resources: {requests: {cpu: "%s", memory: 64Mi}}
            YAML
            """
                .formatted(name, namespace, cpu))
        .succeeded();
  }

  private static Pod podOf(OrreryCluster cluster, String namespace, String workload) {
    List<Pod> pods =
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    cluster
                        .client()
                        .pods()
                        .inNamespace(namespace)
                        .withLabel("orrery.dev/workload", workload)
                        .list()
                        .getItems(),
                found -> !found.isEmpty());
    return pods.getFirst();
  }

  private static PodCondition scheduled(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("PodScheduled"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no PodScheduled condition yet"));
  }
}
