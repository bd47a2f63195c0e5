package dev.orrery.reconcilers.workload;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.crds.condition.Condition;
import dev.orrery.crds.workload.Workload;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** What somebody else writes into a Workload's status. */
@WithCluster
class ForeignStatusIT {

  private static final String WEB =
      """
      metadata: {name: web}
      spec:
        replicas: 0
        template: {spec: {containers: [{name: app, image: a}]}}
      """;
  private static final int BLOWS = 15;

  @Test
  void aFalseStatusIsPutRightAtOnceAndThenNowAndThen(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) {
    try (var running = new Running(cluster.adminConfig(), 1)) {
      settled(running, namespace);
      Instant begin = Instant.now();
      write(client, namespace, "{\"status\":{\"readyReplicas\":77,\"conditions\":[]}}");
      soon().until(() -> right(running, namespace));
      for (int i = 0; i < BLOWS; i++) {
        write(client, namespace, "{\"status\":{\"readyReplicas\":78}}");
        await().pollDelay(Duration.ofSeconds(1)).until(() -> true);
      }
      assertThat(written(cluster, namespace, begin)).isBetween(2L, 3L);
      soon().until(() -> right(running, namespace));
    }
  }

  @Test
  void aConditionOfOthersIsTheirs(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) {
    try (var running = new Running(cluster.adminConfig(), 1)) {
      settled(running, namespace);
      Workload web = running.workload(namespace.name(), "web");
      Instant begin = Instant.now();
      long before = running.reconciled();
      client
          .resource(web)
          .subresource("status")
          .edit(
              found -> {
                var conditions = new ArrayList<>(found.getStatus().conditions());
                Condition mine = conditions.getFirst();
                conditions.add(
                    new Condition(
                        "Audited",
                        mine.status(),
                        mine.observedGeneration(),
                        mine.lastTransitionTime(),
                        "ByHand",
                        "Somebody looked at it."));
                found.setStatus(found.getStatus().withConditions(conditions));
                return found;
              });
      soon().until(() -> running.reconciled() > before);
      await().pollDelay(Duration.ofSeconds(6)).until(() -> true);
      assertThat(written(cluster, namespace, begin)).isZero();
      assertThat(running.says(namespace.name(), "web", "Audited")).contains("ByHand");
    }
  }

  private static void settled(Running running, TestNamespace namespace) {
    running.apply(namespace.name(), WEB);
    soon().until(() -> right(running, namespace));
  }

  private static boolean right(Running running, TestNamespace namespace) {
    var status = running.workload(namespace.name(), "web").getStatus();
    return status != null
        && Integer.valueOf(0).equals(status.readyReplicas())
        && running.says(namespace.name(), "web", ACCEPTED).startsWith("TRUE")
        && running.says(namespace.name(), "web", "DeploymentReady").startsWith("TRUE");
  }

  private static void write(KubernetesClient client, TestNamespace namespace, String patch) {
    client
        .resources(Workload.class)
        .inNamespace(namespace.name())
        .withName("web")
        .subresource("status")
        .patch(PatchContext.of(PatchType.JSON_MERGE), patch);
  }

  private static long written(LocalCluster cluster, TestNamespace namespace, Instant from) {
    return cluster.auditLog().writes().stream()
        .filter(event -> event.namespace().equals(namespace.name()))
        .filter(event -> event.userAgent().startsWith("orrery-workload"))
        .filter(event -> event.subresource().equals("status"))
        .filter(event -> event.received().isAfter(from))
        .count();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(250));
  }
}
