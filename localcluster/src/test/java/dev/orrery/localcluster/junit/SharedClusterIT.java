package dev.orrery.localcluster.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.Test;

@WithCluster
class SharedClusterIT {

  @Test
  void namespaceIsThereAndControllersServeIt(KubernetesClient client, TestNamespace namespace) {
    await()
        .untilAsserted(
            () ->
                assertThat(
                        client
                            .serviceAccounts()
                            .inNamespace(namespace.name())
                            .withName("default")
                            .get())
                    .isNotNull());
  }

  @Test
  void isTheSameForAll(LocalCluster cluster, KubernetesClient client) {
    assertThat(cluster).isSameAs(SharedCluster.get());
    assertThat(client.getMasterUrl().getPort()).isEqualTo(cluster.apiServer().getPort());
    assertThat(cluster.log(Component.API_SERVER)).exists();
  }
}
