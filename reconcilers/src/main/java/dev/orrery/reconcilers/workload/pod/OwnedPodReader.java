package dev.orrery.reconcilers.workload.pod;

import dev.orrery.crds.Api;
import dev.orrery.kube.json.FieldTable;
import dev.orrery.kube.json.JsonCursor;
import dev.orrery.reconcilers.workload.desired.DesiredDeployment;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads pods from the API server's stream without ever holding a whole one. */
final class OwnedPodReader {

  private static final FieldTable<Draft> OWNER =
      FieldTable.<Draft>of("io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference")
          .text("kind", (pod, kind) -> pod.ownerKind = kind)
          .text("name", (pod, name) -> pod.ownerName = name)
          .othersHarmless();

  private static final FieldTable<Draft> LABELS =
      FieldTable.<Draft>of("labels")
          .text(Api.WORKLOAD_LABEL, (pod, name) -> pod.labelled = name)
          .othersHarmless();

  private static final FieldTable<Draft> ANNOTATIONS =
      FieldTable.<Draft>of("annotations")
          .text(DesiredDeployment.NAME_ANNOTATION, (pod, name) -> pod.annotated = name)
          .othersHarmless();

  private static final FieldTable<Draft> METADATA =
      FieldTable.<Draft>of("io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta")
          .text("namespace", (pod, namespace) -> pod.namespace = namespace)
          .value("name", (in, pod) -> pod.name = in.ownText())
          .value("uid", (in, pod) -> pod.uid = in.ownText())
          .version("resourceVersion")
          .text("creationTimestamp", (pod, created) -> pod.created = created)
          .value("deletionTimestamp", (in, pod) -> pod.leaving = !in.ownText().isEmpty())
          .object("labels", LABELS, Function.identity())
          .object("annotations", ANNOTATIONS, Function.identity())
          .value("ownerReferences", (in, pod) -> in.each(() -> pod.owner(in)))
          .othersHarmless();

  private static final FieldTable<Draft> SPEC =
      FieldTable.<Draft>of("io.k8s.api.core.v1.PodSpec")
          .text("nodeName", (pod, node) -> pod.node = node)
          .othersHarmless();

  private static final FieldTable<Draft> CONDITION =
      FieldTable.<Draft>of("io.k8s.api.core.v1.PodCondition")
          .text("type", (pod, type) -> pod.type = type)
          .text("reason", (pod, reason) -> pod.reason = reason)
          .text("message", (pod, message) -> pod.message = message)
          .othersHarmless();

  private static final FieldTable<Draft> STATUS =
      FieldTable.<Draft>of("io.k8s.api.core.v1.PodStatus")
          .text("phase", (pod, phase) -> pod.phase = phase)
          .value("conditions", (in, pod) -> in.each(() -> pod.condition(in)))
          .othersHarmless();

  private static final FieldTable<Draft> POD =
      FieldTable.<Draft>of("io.k8s.api.core.v1.Pod")
          .object("metadata", METADATA, Function.identity())
          .object("spec", SPEC, Function.identity())
          .object("status", STATUS, Function.identity())
          .othersHarmless();

  private OwnedPodReader() {}

  /** Reads the pod at which the cursor stands. */
  static OwnedPod read(JsonCursor in) throws IOException {
    return in.root(POD, new Draft()).finish();
  }

  /** A pod as written, until all of it has been read. */
  private static final class Draft {
    private String namespace = "";
    private String name = "";
    private String uid = "";
    private String created = "";
    private boolean leaving;
    private String labelled = "";
    private String annotated = "";
    private String ownerKind = "";
    private String ownerName = "";
    private String replicaSet = "";
    private String node = "";
    private String phase = "";
    private String type = "";
    private String reason = "";
    private String message = "";
    private OwnedPod.@Nullable Obstacle obstacle;

    void owner(JsonCursor in) throws IOException {
      ownerKind = "";
      ownerName = "";
      in.object(OWNER, this);
      if (ownerKind.equals("ReplicaSet")) {
        replicaSet = ownerName;
      }
    }

    void condition(JsonCursor in) throws IOException {
      type = "";
      reason = "";
      message = "";
      in.object(CONDITION, this);
      if (type.equals("PodScheduled")) {
        obstacle = new OwnedPod.Obstacle(reason, message);
      }
    }

    OwnedPod finish() {
      return new OwnedPod(
          new OwnedPod.Key(namespace, name, uid),
          // A name that is too long for a label stands in the annotation.
          annotated.isEmpty() ? labelled : annotated,
          replicaSet,
          created,
          leaving,
          phase.equals("Failed") || phase.equals("Succeeded"),
          node,
          node.isEmpty() ? obstacle : null);
    }
  }
}
