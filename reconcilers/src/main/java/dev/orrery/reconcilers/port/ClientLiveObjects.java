package dev.orrery.reconcilers.port;

import dev.orrery.crds.Api;
import dev.orrery.kube.write.ObjectRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads through a client. */
public record ClientLiveObjects(KubernetesClient client) implements LiveObjects {

  @Override
  public @Nullable HasMetadata find(ObjectRef ref, String kind) {
    var resources = client.genericKubernetesResources(ref.apiVersion(), kind);
    return ref.namespace() == null
        ? resources.withName(ref.name()).get()
        : resources.inNamespace(ref.namespace()).withName(ref.name()).get();
  }

  @Override
  public List<Deployment> foreignDeployments(String namespace) {
    return client
        .apps()
        .deployments()
        .inNamespace(namespace)
        .withoutLabel(Api.WORKLOAD_LABEL)
        .list()
        .getItems();
  }
}
