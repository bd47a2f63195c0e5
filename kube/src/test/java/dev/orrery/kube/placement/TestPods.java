package dev.orrery.kube.placement;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;

/** Objects for the tests on a real API server. */
final class TestPods {

  private TestPods() {}

  static Pod waiting(String namespace, String name) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withNamespace(namespace)
        .addToLabels("app", "web")
        .endMetadata()
        .withNewSpec()
        .withSchedulerName("orrery")
        .withAutomountServiceAccountToken(false)
        .addNewContainer()
        .withName("main")
        .withImage("none")
        .withNewResources()
        .addToRequests("cpu", new Quantity("250m"))
        .endResources()
        .endContainer()
        .endSpec()
        .build();
  }

  static Node node(String name) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("disk", "ssd")
        .endMetadata()
        .withNewStatus()
        .addToAllocatable("cpu", new Quantity("4"))
        .addToCapacity("cpu", new Quantity("4"))
        .endStatus()
        .build();
  }
}
