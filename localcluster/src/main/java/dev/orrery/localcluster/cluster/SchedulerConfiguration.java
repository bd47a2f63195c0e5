package dev.orrery.localcluster.cluster;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A KubeSchedulerConfiguration: kube-scheduler takes the address of the API server from nowhere
 * else once it has one.
 */
final class SchedulerConfiguration {
  private SchedulerConfiguration() {}

  /** Fills in the kubeconfig and switches leader election off: there is one scheduler. */
  static String complete(String yaml, Path kubeconfig) {
    KubernetesSerialization serialization = new KubernetesSerialization();
    Map<String, Object> root = new LinkedHashMap<>(map(serialization.unmarshal(yaml, Map.class)));
    Map<String, Object> connection = new LinkedHashMap<>(map(root.get("clientConnection")));
    connection.put("kubeconfig", kubeconfig.toString());
    root.put("clientConnection", connection);
    root.put("leaderElection", Map.of("leaderElect", false));
    return serialization.asYaml(root);
  }

  private static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> copy = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> given) {
      given.forEach((key, part) -> copy.put(String.valueOf(key), part));
    }
    return copy;
  }
}
