package dev.orrery.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.junit.WithCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Orrery on a cluster that somebody else made, and off it again. */
@WithCluster
@ResourceLock(UninstallE2E.OWN_CLUSTER)
class UninstallE2E {

  /** Held by each class that installs Orrery on the tests' own cluster. */
  static final String OWN_CLUSTER = "the tests' own cluster";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void leavesFirstTheWorkloadsAndThenNothing(LocalCluster cluster, KubernetesClient client) {
    Set<String> before = ClusterObjects.names(client);
    Map<String, String> user = Map.of("KUBECONFIG", cluster.kubeconfig().toString());
    try (OrreryCluster orrery =
        OrreryCluster.up("uninstall", user, "--backend context --simulate --no-demo")) {
      orrery.kubectl("apply -k manifests/samples");
      orrery.kubectl("wait owl --all --for=condition=Ready --timeout=120s");
      // Kubernetes' garbage collector learns of a new kind within half a minute; before that it
      // would not notice that
      // the owners go. It has learned of it when it collects what belonged to one of them.
      orrery.kubectl("delete owl/left-to-the-default-scheduler");
      orrery.kubectl("wait deployment/left-to-the-default-scheduler --for=delete --timeout=120s");
      await()
          .atMost(PATIENCE)
          .until(() -> workOf(client).stream().noneMatch(name -> name.contains("left-to-the")));
      Set<String> running = workOf(client);
      assertThat(running).anyMatch(name -> name.startsWith("pods default/web"));

      orrery.orrery("down --only operator");
      orrery.kubectl("delete -k manifests/default --wait=true --ignore-not-found");
      assertThat(workOf(client)).containsExactlyInAnyOrderElementsOf(running);
      assertThat(ClusterObjects.names(client))
          .filteredOn(name -> name.contains("orrery-"))
          .as("left of the operator")
          .isEmpty();

      orrery.kubectl("delete -k manifests/crds --wait=true");
      await().atMost(PATIENCE).untilAsserted(() -> assertThat(workOf(client)).isEmpty());
    }
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(added(before, ClusterObjects.names(client))).isEmpty());
  }

  /** Workloads and all that came of them. */
  private static Set<String> workOf(KubernetesClient client) {
    Set<String> names = new TreeSet<>(ClusterObjects.names(client));
    names.removeIf(
        name ->
            !name.matches(
                "(workloads|deployments|replicasets|pods|poddisruptionbudgets|services) default/.*"));
    names.remove("services default/kubernetes");
    return names;
  }

  private static Set<String> added(Set<String> before, Set<String> after) {
    Set<String> added = new TreeSet<>(after);
    added.removeAll(before);
    return added;
  }
}
