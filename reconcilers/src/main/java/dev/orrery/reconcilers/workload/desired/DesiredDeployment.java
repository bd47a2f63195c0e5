package dev.orrery.reconcilers.workload.desired;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.crds.workload.Workload;
import dev.orrery.reconcilers.owned.OwnedFields;
import dev.orrery.reconcilers.owned.OwnedObject;
import dev.orrery.reconcilers.owned.Trees;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.jspecify.annotations.Nullable;

/** The Deployment that runs a Workload's pods. */
public final class DesiredDeployment {

  /** Annotation on pods with the Workload's full name, where it is too long for a label. */
  public static final String NAME_ANNOTATION = "orrery.dev/workload-name";

  private static final String MANAGER = "orrery-workload";
  private static final String[][] ACCOUNT = {
    {"serviceAccountName", "serviceAccount"}, {"serviceAccount", "serviceAccountName"}
  };

  private DesiredDeployment() {}

  /**
   * The Deployment as it should be.
   *
   * @param live as it is; where the Workload says nothing of replicas and somebody else set them
   *     there, they are left to them
   */
  public static OwnedObject of(Workload workload, @Nullable Deployment live) {
    String name = WorkloadNames.owned(workload.getMetadata().getName());
    ObjectNode tree = Frame.of(workload, "apps/v1", "Deployment", name);
    ObjectNode spec = tree.putObject("spec");
    var wanted = workload.getSpec();
    if (wanted.replicas() != null || !othersScale(live)) {
      spec.put("replicas", wanted.wantedReplicas());
    }
    ObjectNode selector = spec.putObject("selector").putObject("matchLabels");
    WorkloadNames.selector(workload).forEach(selector::put);
    ObjectNode template = Trees.of(wanted.template());
    ObjectNode labels = template.withObject("/metadata/labels");
    WorkloadNames.selector(workload).forEach(labels::put);
    if (workload.getMetadata().getName().length() > WorkloadNames.ROOM) {
      template
          .withObject("/metadata/annotations")
          .put(NAME_ANNOTATION, workload.getMetadata().getName());
    }
    if (wanted.schedulerName() != null) {
      template.withObject("/spec").put("schedulerName", wanted.schedulerName());
    }
    bothNamesOfTheAccount(template.withObject("/spec"));
    spec.set("template", template);
    return Frame.done(workload, tree, "deployments");
  }

  /**
   * The API server keeps the account under an older name too, and fills in each from the other: a
   * name that we did not write we could never take back.
   */
  private static void bothNamesOfTheAccount(ObjectNode pod) {
    for (String[] names : ACCOUNT) {
      if (pod.has(names[0]) && !pod.has(names[1])) {
        pod.set(names[1], pod.get(names[0]));
      }
    }
  }

  private static boolean othersScale(@Nullable Deployment live) {
    return live != null && OwnedFields.othersOwn(live, MANAGER, "spec", "replicas");
  }
}
