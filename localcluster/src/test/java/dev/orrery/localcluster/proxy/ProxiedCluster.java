package dev.orrery.localcluster.proxy;

import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.plan.Seed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.util.Map;

/** A proxy before the shared cluster, and a caller with a ServiceAccount of the namespace. */
final class ProxiedCluster implements AutoCloseable {

  final FaultProxy proxy;
  final KubernetesClient caller;
  private final KubernetesClient admin;
  private final String namespace;

  ProxiedCluster(LocalCluster cluster, KubernetesClient admin, String namespace) {
    this.admin = admin;
    this.namespace = namespace;
    this.proxy = FaultProxy.start(ProxySpec.before(cluster, new Seed(42)));
    admin
        .rbac()
        .roleBindings()
        .inNamespace(namespace)
        .resource(
            new RoleBindingBuilder()
                .withNewMetadata()
                .withName("caller")
                .endMetadata()
                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "edit")
                .addNewSubject("", "ServiceAccount", "default", namespace)
                .build())
        .serverSideApply();
    this.caller = client();
  }

  /** Another connection of the same caller. */
  KubernetesClient client() {
    var token =
        admin
            .serviceAccounts()
            .inNamespace(namespace)
            .withName("default")
            .tokenRequest(
                new TokenRequestBuilder()
                    .withNewSpec()
                    .withExpirationSeconds(3600L)
                    .endSpec()
                    .build());
    Config config = Config.fromKubeconfig(proxy.kubeconfig(token.getStatus().getToken()));
    config.setRequestRetryBackoffLimit(0);
    config.setRequestTimeout(3000);
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  ConfigMap put(String name, String value) {
    return admin.configMaps().inNamespace(namespace).resource(map(name, value)).serverSideApply();
  }

  ConfigMap map(String name, String value) {
    return new ConfigMapBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .endMetadata()
        .withData(Map.of("value", value))
        .build();
  }

  @Override
  public void close() {
    caller.close();
    proxy.close();
  }
}
