package dev.orrery.e2e;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at what is bound where, with arithmetic of its own. */
final class Bindings {

  private Bindings() {}

  /**
   * Nodes that carry more than they have, as sentences; empty when all is well. Plain pods without
   * init containers.
   */
  static List<String> overCommitted(KubernetesClient client) {
    Map<String, Map<String, BigDecimal>> used = new HashMap<>();
    for (Pod pod : client.pods().inAnyNamespace().list().getItems()) {
      String node = pod.getSpec().getNodeName();
      String phase = pod.getStatus().getPhase();
      if (node != null && !"Succeeded".equals(phase) && !"Failed".equals(phase)) {
        Map<String, BigDecimal> sum = used.computeIfAbsent(node, _ -> new HashMap<>());
        sum.merge("pods", BigDecimal.ONE, BigDecimal::add);
        for (Container container : pod.getSpec().getContainers()) {
          requests(container).forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
        }
      }
    }
    List<String> findings = new ArrayList<>();
    for (Node node : client.nodes().list().getItems()) {
      String name = node.getMetadata().getName();
      used.getOrDefault(name, Map.of())
          .forEach(
              (resource, sum) -> {
                BigDecimal room = amount(node.getStatus().getAllocatable().get(resource));
                if (sum.compareTo(room) > 0) {
                  findings.add(name + " carries " + sum + " of " + room + " " + resource);
                }
              });
    }
    return findings;
  }

  private static Map<String, BigDecimal> requests(Container container) {
    Map<String, BigDecimal> amounts = new HashMap<>();
    if (container.getResources() != null && container.getResources().getRequests() != null) {
      container
          .getResources()
          .getRequests()
          .forEach((name, value) -> amounts.put(name, amount(value)));
    }
    return amounts;
  }

  private static BigDecimal amount(@Nullable Quantity quantity) {
    return quantity == null ? BigDecimal.ZERO : quantity.getNumericalAmount();
  }
}
