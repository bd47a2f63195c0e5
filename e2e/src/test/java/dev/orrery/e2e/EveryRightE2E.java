package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The life of a Workload in which every right of the operator is needed, under the ServiceAccounts
 * that are shipped, installed in each way that is shipped.
 */
@WithCluster
@ExtendWith(SharedOrrery.class)
class EveryRightE2E {

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String API = "orrery.dev/v1alpha1";

  @TempDir private Path folder = Path.of(".");

  @Test
  @ResourceLock(SharedOrrery.LOCK)
  void installedForTheWholeCluster(OrreryCluster cluster) {
    String namespace = cluster.namespace("every-right");
    live(cluster.client(), namespace, "life");
    live(cluster.client(), namespace, "another-life");
    cluster.kubectl("delete namespace " + namespace + " --wait=false");
  }

  @Test
  @ResourceLock(UninstallE2E.OWN_CLUSTER)
  void installedForOneNamespace(LocalCluster cluster, KubernetesClient client) {
    Kubectl.on(cluster, "apply --server-side -k manifests/crds");
    Kubectl.on(cluster, "wait --for=condition=Established --timeout=30s crd/workloads.orrery.dev");
    Kubectl.on(cluster, "create namespace orrery-system");
    Kubectl.on(cluster, "create namespace another");
    Kubectl.on(cluster, "apply --server-side -k manifests/namespaced");
    String spec = "spec: {template: {spec: {containers: [{name: c, image: i}]}}}";
    apply(client, "another", "life", spec);
    try {
      for (String name : new String[] {"life", "life-under-the-next-epoch"}) {
        try (OperatorRun operator = controllers(client)) {
          await().atMost(PATIENCE).until(() -> operator.log().contains("leading in epoch"));
          live(client, "orrery-system", name);
        }
      }
      assertThat(client.apps().deployments().inNamespace("another").list().getItems())
          .as("made in a namespace that it was not installed for")
          .isEmpty();
    } finally {
      Kubectl.on(cluster, "delete -k manifests/namespaced");
      Kubectl.on(cluster, "delete -k manifests/crds");
      Kubectl.on(cluster, "delete namespace another orrery-system");
    }
  }

  private OperatorRun controllers(KubernetesClient client) {
    return OperatorRun.as(
        client,
        "orrery-system",
        "orrery-controllers",
        folder,
        "--roles=controllers",
        "--namespaces=orrery-system");
  }

  private static void live(KubernetesClient client, String namespace, String name) {
    apply(
        client,
        namespace,
        name,
        """
        spec:
          template: {spec: {containers: [{name: c, image: i, resources: {requests: {cpu: 10m}}}]}}
          placement: {scheduler: Orrery}
          service: {ports: [{port: 80}]}
          disruption: {maxUnavailable: 1}
        """);
    accepted(client, namespace, name, 1);
    assertThat(service(client, namespace, name)).isNotNull();
    assertThat(budget(client, namespace, name)).isNotNull();
    apply(
        client,
        namespace,
        name,
        """
        spec:
          template: {spec: {containers: [{name: c, image: j, resources: {requests: {cpu: 10m}}}]}}
          placement: {scheduler: Orrery}
        """);
    accepted(client, namespace, name, 2);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(service(client, namespace, name)).isNull();
              assertThat(budget(client, namespace, name)).isNull();
            });
  }

  private static @Nullable Service service(KubernetesClient client, String namespace, String name) {
    return client.services().inNamespace(namespace).withName(name).get();
  }

  private static @Nullable PodDisruptionBudget budget(
      KubernetesClient client, String namespace, String name) {
    return client.policy().v1().podDisruptionBudget().inNamespace(namespace).withName(name).get();
  }

  private static void apply(KubernetesClient client, String namespace, String name, String spec) {
    String head =
        """
        apiVersion: %s
        kind: Workload
        metadata: {name: %s, namespace: %s}
        """
            .formatted(API, name, namespace);
    client.resource(head + spec).forceConflicts().serverSideApply();
  }

  private static void accepted(
      KubernetesClient client, String namespace, String name, long generation) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              GenericKubernetesResource life =
                  client
                      .genericKubernetesResources(API, "Workload")
                      .inNamespace(namespace)
                      .withName(name)
                      .require();
              Number seen = life.get("status", "observedGeneration");
              assertThat(seen).isNotNull();
              assertThat(seen.longValue()).isGreaterThanOrEqualTo(generation);
              Object found = life.get("status", "conditions");
              String conditions = String.valueOf(found);
              assertThat(conditions).contains("type=Accepted").contains("reason=Accepted");
            });
  }
}
