package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Claims that somebody left behind are ended by the operator, whatever they were held for. */
@ExtendWith(SharedOrrery.class)
@ResourceLock(SharedOrrery.LOCK)
class ClaimsE2E {

  private static final String API = "orrery.dev/v1alpha1";
  private static final String SYSTEM = "orrery-system";
  private static final String LEDGER = "orrery-disruption-ledger";
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Test
  void whatNobodyHoldsIsReleased(OrreryCluster cluster) {
    KubernetesClient client = cluster.client();
    String plane =
        client
            .genericKubernetesResources(API, "ControlPlane")
            .withName("default")
            .require()
            .getMetadata()
            .getUid();
    for (String one : List.of("one", "other")) {
      claim(client, "left-by-a-pod-" + one, "v1", "Pod", "pods", "namespace: default, ", "gone");
      claim(client, "left-by-a-node-" + one, "v1", "Node", "nodes", "", "gone");
      claim(client, "left-by-a-namespace-" + one, "v1", "Namespace", "namespaces", "", "gone");
      claim(client, "left-by-a-process-" + one, API, "ControlPlane", "controlplanes", "", plane);
      admit(client, "left-by-a-process-" + one);
    }

    for (String one : List.of("one", "other")) {
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> assertThat(phase(client, "left-by-a-process-" + one)).isEqualTo("Held"));
    }
    for (String kind : List.of("pod", "node", "namespace", "process")) {
      for (String one : List.of("one", "other")) {
        String name = "left-by-a-" + kind + "-" + one;
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(find(client, name)).isNull());
      }
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(ledger(client).getData().get("ledger")).doesNotContain("left-by"));
  }

  private static void claim(
      KubernetesClient client,
      String name,
      String version,
      String kind,
      String resource,
      String namespace,
      String uid) {
    client
        .resource(
            """
            apiVersion: %s
            kind: DisruptionClaim
            metadata: {name: %s}
            spec:
              activity: Eviction
              reason: nobody knows any more
              holder: {apiVersion: %s, kind: %s, resource: %s, %sname: %s, uid: "%s"}
              process: {identity: long-gone, lease: orrery-controllers}
              ttlSeconds: 600
            """
                .formatted(
                    API,
                    name,
                    version,
                    kind,
                    resource,
                    namespace,
                    kind.equals("ControlPlane") ? "default" : name,
                    uid))
        .create();
  }

  /**
   * As its holder would have done it before it died: a place in the ledger, and not a word more.
   */
  private static void admit(KubernetesClient client, String name) {
    String uid = require(client, name);
    await().until(() -> enter(client, uid, name));
  }

  /** Whether the holding is in the ledger now: the operator writes to it at the same time. */
  private static boolean enter(KubernetesClient client, String uid, String name) {
    ConfigMap map = client.configMaps().inNamespace(SYSTEM).withName(LEDGER).get();
    String entry =
        """
        {"uid":"%s","name":"%s","declared":1,"activity":"EVICTION","holder":"h","zone":"","workload":"","admitted":"%s"}"""
            .formatted(uid, name, Instant.now());
    String text = map.getData().getOrDefault("ledger", "");
    String separator = text.contains("\"holdings\":[]") ? "" : ",";
    map.setData(
        Map.of("ledger", text.replace("\"holdings\":[", "\"holdings\":[" + entry + separator)));
    try {
      client.resource(map).lockResourceVersion().update();
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == HttpURLConnection.HTTP_CONFLICT) {
        return false;
      }
      throw e;
    }
  }

  private static String require(KubernetesClient client, String name) {
    return client
        .genericKubernetesResources(API, "DisruptionClaim")
        .withName(name)
        .require()
        .getMetadata()
        .getUid();
  }

  private static ConfigMap ledger(KubernetesClient client) {
    return client.configMaps().inNamespace(SYSTEM).withName(LEDGER).require();
  }

  private static @Nullable GenericKubernetesResource find(KubernetesClient client, String name) {
    return client.genericKubernetesResources(API, "DisruptionClaim").withName(name).get();
  }

  private static String phase(KubernetesClient client, String name) {
    GenericKubernetesResource claim = find(client, name);
    return claim == null ? "" : String.valueOf(claim.<Object>get("status", "phase"));
  }
}
