package dev.orrery.localcluster.junit;

import dev.orrery.localcluster.cluster.LocalCluster;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Resolves the parameters that {@link WithCluster} offers. */
final class ClusterExtension implements ParameterResolver {
  private static final ExtensionContext.Namespace STORE =
      ExtensionContext.Namespace.create(ClusterExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type.equals(LocalCluster.class)
        || type.equals(KubernetesClient.class)
        || type.equals(TestNamespace.class);
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    if (type.equals(LocalCluster.class)) {
      return SharedCluster.get();
    }
    return type.equals(KubernetesClient.class) ? client(context) : namespace(context).name();
  }

  private static KubernetesClient client(ExtensionContext context) {
    return context
        .getStore(STORE)
        .computeIfAbsent(
            OwnClient.class, key -> new OwnClient(SharedCluster.get().client()), OwnClient.class)
        .client();
  }

  private static OwnNamespace namespace(ExtensionContext context) {
    return context
        .getStore(STORE)
        .computeIfAbsent(
            OwnNamespace.class, key -> OwnNamespace.create(client(context)), OwnNamespace.class);
  }

  /** Closed by JUnit with the context it was made in. */
  private record OwnClient(KubernetesClient client) implements AutoCloseable {
    @Override
    public void close() {
      client.close();
    }
  }

  /** Deleted by JUnit with the context it was made in. */
  private record OwnNamespace(TestNamespace name) implements AutoCloseable {
    static OwnNamespace create(KubernetesClient client) {
      String name = "test-" + UUID.randomUUID().toString().substring(0, 8);
      client
          .namespaces()
          .resource(new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build())
          .create();
      return new OwnNamespace(new TestNamespace(name));
    }

    @Override
    public void close() {
      try (KubernetesClient client = SharedCluster.get().client()) {
        client.namespaces().withName(name.name()).delete();
      }
    }
  }
}
