package dev.orrery.reconcilers.workload;

import dev.orrery.crds.Api;
import dev.orrery.reconcilers.workload.desired.DesiredDeployment;
import io.fabric8.kubernetes.api.model.Pod;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which Workload a pod belongs to. */
final class PodOwner {

  private PodOwner() {}

  /** By the label, or by the annotation where the name is too long for a label. */
  static Set<ResourceID> of(Pod pod) {
    String name = kept(pod.getMetadata().getAnnotations()).get(DesiredDeployment.NAME_ANNOTATION);
    if (name == null && pod.getMetadata().getLabels() != null) {
      name = pod.getMetadata().getLabels().get(Api.WORKLOAD_LABEL);
    }
    return name == null ? Set.of() : Set.of(new ResourceID(name, pod.getMetadata().getNamespace()));
  }

  /** Whether a Deployment's replica sets made the pod; others may carry the label by chance. */
  static boolean madeBy(String deployment, Pod pod) {
    var owners = pod.getMetadata().getOwnerReferences();
    return owners != null
        && owners.stream()
            .anyMatch(
                owner ->
                    "ReplicaSet".equals(owner.getKind())
                        && owner.getName().startsWith(deployment + "-")
                        && owner.getName().indexOf('-', deployment.length() + 1) < 0);
  }

  /** Of a pod's annotations, those that are read here. */
  static Map<String, String> kept(@Nullable Map<String, String> annotations) {
    String name =
        Objects.requireNonNullElse(annotations, Map.<String, String>of())
            .get(DesiredDeployment.NAME_ANNOTATION);
    return name == null ? Map.of() : Map.of(DesiredDeployment.NAME_ANNOTATION, name);
  }
}
