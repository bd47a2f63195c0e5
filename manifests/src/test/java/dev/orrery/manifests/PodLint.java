package dev.orrery.manifests;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the pods that are installed must be. */
final class PodLint {

  private PodLint() {}

  static void look(Deployment deployment, Consumer<String> say) {
    PodSpec pod = deployment.getSpec().getTemplate().getSpec();
    if (deployment.getSpec().getReplicas() == null || deployment.getSpec().getReplicas() < 2) {
      say.accept("has one replica only: nobody takes over");
    }
    if (isTrue(pod.getHostNetwork()) || isTrue(pod.getHostPID()) || isTrue(pod.getHostIPC())) {
      say.accept("shares a namespace with its node");
    }
    if (pod.getVolumes().stream().anyMatch(volume -> volume.getHostPath() != null)) {
      say.accept("mounts a path of its node");
    }
    var context = pod.getSecurityContext();
    if (context == null || !isTrue(context.getRunAsNonRoot())) {
      say.accept("may run as root");
    }
    if (context == null
        || context.getSeccompProfile() == null
        || !"RuntimeDefault".equals(context.getSeccompProfile().getType())) {
      say.accept("has no seccomp profile");
    }
    Stream.concat(pod.getContainers().stream(), pod.getInitContainers().stream())
        .forEach(container -> look(container, why -> say.accept(container.getName() + " " + why)));
  }

  private static void look(Container container, Consumer<String> say) {
    SecurityContext context = container.getSecurityContext();
    if (context == null || !Boolean.FALSE.equals(context.getAllowPrivilegeEscalation())) {
      say.accept("may gain privileges");
    }
    if (context == null || isTrue(context.getPrivileged())) {
      say.accept("may be privileged");
    }
    if (context == null || !isTrue(context.getReadOnlyRootFilesystem())) {
      say.accept("may write its root file system");
    }
    if (context == null
        || context.getCapabilities() == null
        || !List.of("ALL").equals(context.getCapabilities().getDrop())
        || !context.getCapabilities().getAdd().isEmpty()) {
      say.accept("keeps capabilities");
    }
    String image = container.getImage();
    if (!image.contains("@") && (!image.matches(".*:[^/]+") || image.endsWith(":latest"))) {
      say.accept("has an image without a version: " + image);
    }
    if (container.getLivenessProbe() == null || container.getReadinessProbe() == null) {
      say.accept("lacks a probe");
    }
    var resources = container.getResources();
    if (resources == null
        || !has(resources.getRequests(), "cpu")
        || !has(resources.getRequests(), "memory")
        || !has(resources.getLimits(), "memory")) {
      say.accept("asks for no cpu or memory, or has no limit of memory");
    }
  }

  private static boolean has(@Nullable Map<String, Quantity> amounts, String resource) {
    return amounts != null && amounts.containsKey(resource);
  }

  private static boolean isTrue(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
