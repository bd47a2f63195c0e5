package dev.orrery.localcluster.kubelet;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Map;

/** Pods for the tests, and what their status says. */
final class TestPods {

  private TestPods() {}

  static PodSpec spec(String restart, String cpu) {
    return new PodSpecBuilder()
        .withRestartPolicy(restart)
        .withTerminationGracePeriodSeconds(2L)
        .withContainers(
            new ContainerBuilder()
                .withName("main")
                .withImage("image")
                .withNewResources()
                .addToRequests("cpu", new Quantity(cpu))
                .endResources()
                .build())
        .build();
  }

  static ObjectMeta named(String name, Map<String, String> orders) {
    ObjectMetaBuilder meta = new ObjectMetaBuilder().withName(name).addToLabels("app", name);
    orders.forEach((key, value) -> meta.addToAnnotations("kubelet.orrery.dev/" + key, value));
    return meta.build();
  }

  static Pod on(String node, String name, String cpu, Map<String, String> orders) {
    return new PodBuilder()
        .withMetadata(named(name, orders))
        .withSpec(new PodSpecBuilder(spec("Always", cpu)).withNodeName(node).build())
        .build();
  }

  static String condition(Pod pod, String type) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals(type))
        .map(PodCondition::getStatus)
        .findFirst()
        .orElse("absent");
  }

  static int restarts(Pod pod) {
    return pod.getStatus().getContainerStatuses().getFirst().getRestartCount();
  }
}
