package dev.orrery.reconcilers.workload;

import static dev.orrery.crds.workload.WorkloadConditions.ACCEPTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.TestNamespace;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;

/** What is as it should be is not written again, whatever the template looks like. */
@WithCluster
class SettledIT {

  private static final Duration QUIET = Duration.ofSeconds(6);

  @Test
  void aSecondReconcileWritesNothing(
      LocalCluster cluster, KubernetesClient client, TestNamespace namespace) {
    List<String> names = TemplateShapes.ALL.keySet().stream().toList();
    assertThat(names).hasSizeGreaterThanOrEqualTo(15);
    Instant settled;
    try (var running = new Running(cluster.adminConfig(), 1)) {
      TemplateShapes.ALL.forEach(
          (name, spec) ->
              running.apply(namespace.name(), "metadata: {name: " + name + "}\nspec: " + spec));
      for (String name : names) {
        soon()
            .untilAsserted(
                () ->
                    assertThat(running.says(namespace.name(), name, ACCEPTED))
                        .as(name)
                        .startsWith("TRUE "));
      }
      settled = quiet(cluster, namespace);
      long before = running.reconciled();
      touch(client, namespace);
      soon()
          .untilAsserted(
              () ->
                  assertThat(running.reconciled())
                      .as("after a touch")
                      .isGreaterThanOrEqualTo(before + names.size()));
    }
    assertThat(writes(cluster, namespace, settled)).as("after a touch").isEmpty();

    try (var restarted = new Running(cluster.adminConfig(), 1)) {
      soon()
          .untilAsserted(
              () ->
                  assertThat(restarted.reconciled())
                      .as("after a restart")
                      .isGreaterThanOrEqualTo(names.size()));
    }
    assertThat(writes(cluster, namespace, settled)).as("after a restart").isEmpty();

    try (var next = new Running(cluster.adminConfig(), 2)) {
      soon()
          .untilAsserted(
              () -> assertThat(writes(cluster, namespace, settled)).hasSize(names.size()));
      quiet(cluster, namespace);
      assertThat(next.reconciled()).isGreaterThanOrEqualTo(names.size());
    }
    assertThat(writes(cluster, namespace, settled))
        .as("a new leader touches each status once")
        .hasSize(names.size())
        .allMatch(write -> write.endsWith("workloads/status"));
  }

  /** The moment from which nothing has been written for a while. */
  private static Instant quiet(LocalCluster cluster, TestNamespace namespace) {
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> writes(cluster, namespace, Instant.now().minus(QUIET)).isEmpty());
    return Instant.now();
  }

  private static void touch(KubernetesClient client, TestNamespace namespace) {
    for (Deployment deployment :
        client.apps().deployments().inNamespace(namespace.name()).list().getItems()) {
      client
          .resource(deployment)
          .edit(
              found -> {
                found.getMetadata().getLabels().putAll(Map.of("example.com/touched", "yes"));
                return found;
              });
    }
  }

  private static List<String> writes(LocalCluster cluster, TestNamespace namespace, Instant from) {
    return cluster.auditLog().writes().stream()
        .filter(event -> event.namespace().equals(namespace.name()))
        .filter(event -> event.userAgent().startsWith("orrery-workload"))
        .filter(event -> !event.resource().equals("events"))
        .filter(event -> event.received().isAfter(from))
        .map(SettledIT::line)
        .toList();
  }

  private static String line(AuditEvent event) {
    String sub = event.subresource().isEmpty() ? "" : "/" + event.subresource();
    return event.name() + ": " + event.verb() + " " + event.resource() + sub;
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500));
  }
}
