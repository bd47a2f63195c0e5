package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The operator is killed at random moments of a rollout. {@code -Dorrery.e2e.pods} and {@code
 * -Dorrery.e2e.kills} make it larger.
 */
@ExtendWith(SharedOrrery.class)
@ResourceLock(SharedOrrery.LOCK)
class KilledOperatorE2E {

  private static final int PODS = Integer.getInteger("orrery.e2e.pods", 300);
  private static final int KILLS = Integer.getInteger("orrery.e2e.kills", 2);
  private static final long SEED = Long.getLong("orrery.e2e.seed", 7);

  @Test
  void nothingIsLostOrDoubled(OrreryCluster cluster) {
    String namespace = cluster.namespace("rollout");
    Random random = new Random(SEED);
    for (int kill = 1; kill <= KILLS; kill++) {
      String version = "v" + kill;
      int reached = 1 + random.nextInt(PODS / 2);
      cluster.shell().run(apply(namespace, version)).succeeded();
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(50))
          .until(() -> bound(cluster.client(), namespace, version) >= reached);
      ProcessHandle.of(cluster.pid("operator")).orElseThrow().destroyForcibly();
      cluster.orrery("up --nodes 40 --no-demo"); // returns when the operator is ready
      Instant ready = Instant.now();
      Set<String> waiting = unbound(cluster.client(), namespace);
      await()
          .atMost(Duration.ofMinutes(1))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> Collections.disjoint(waiting, unbound(cluster.client(), namespace)));
      System.out.printf(
          "kill %d at %d pods bound of %s: the %d pods that waited were bound %.1f s after readiness%n",
          kill,
          reached,
          version,
          waiting.size(),
          Duration.between(ready, Instant.now()).toMillis() / 1000.0);
      assertThat(Bindings.overCommitted(cluster.client())).isEmpty();
    }
    cluster.kubectl("wait owl/rollout -n " + namespace + " --for=condition=Ready --timeout=300s");
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(pods(cluster.client(), namespace)).hasSize(PODS));
    assertThat(pods(cluster.client(), namespace)).allMatch(KilledOperatorE2E::isBound);
    assertThat(orphans(cluster.client(), namespace)).isEmpty();
    assertThat(cluster.client().apps().deployments().inNamespace(namespace).list().getItems())
        .hasSize(1);
    cluster.kubectl("delete namespace " + namespace + " --wait=false");
  }

  private static boolean isBound(Pod pod) {
    return pod.getSpec().getNodeName() != null;
  }

  private static Set<String> unbound(KubernetesClient client, String namespace) {
    return pods(client, namespace).stream()
        .filter(pod -> !isBound(pod))
        .map(pod -> pod.getMetadata().getUid())
        .collect(Collectors.toSet());
  }

  private static long bound(KubernetesClient client, String namespace, String version) {
    return pods(client, namespace).stream()
        .filter(pod -> version.equals(pod.getMetadata().getAnnotations().get("version")))
        .filter(KilledOperatorE2E::isBound)
        .count();
  }

  private static List<Pod> pods(KubernetesClient client, String namespace) {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .toList();
  }

  private static List<String> orphans(KubernetesClient client, String namespace) {
    return client.pods().inNamespace(namespace).list().getItems().stream()
        .filter(pod -> pod.getMetadata().getOwnerReferences().isEmpty())
        .map(HasMetadata::getMetadata)
        .map(meta -> meta.getName())
        .toList();
  }

  private static String apply(String namespace, String version) {
    return """
        ./orrery kubectl apply -f - <<'YAML'
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: rollout, namespace: %s}
        spec:
          replicas: %d
          placement: {scheduler: Orrery}
          template:
            metadata: {annotations: {version: %s}}
            spec:
              containers:
                - name: app
                  image: example/app:%s
                  resources: {requests: {cpu: 100m, memory: 64Mi}}
        YAML
        """
        .formatted(namespace, PODS, version, version);
  }
}
