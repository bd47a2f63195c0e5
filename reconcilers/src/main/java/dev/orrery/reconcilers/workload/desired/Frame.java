package dev.orrery.reconcilers.workload.desired;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.crds.Api;
import dev.orrery.crds.workload.Workload;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.reconcilers.owned.OwnedObject;
import java.util.Objects;

/** What all objects of a Workload have in common: place, labels, owner. */
final class Frame {

  private Frame() {}

  /** Kind and metadata, without a spec. */
  static ObjectNode of(Workload workload, String apiVersion, String kind, String name) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("apiVersion", apiVersion).put("kind", kind);
    ObjectNode metadata = tree.putObject("metadata");
    metadata.put("name", name).put("namespace", workload.getMetadata().getNamespace());
    ObjectNode labels = metadata.putObject("labels");
    labels.put(Api.MANAGED_BY_LABEL, Api.MANAGED_BY);
    WorkloadNames.selector(workload).forEach(labels::put);
    ObjectNode owner = metadata.putArray("ownerReferences").addObject();
    owner.put("apiVersion", workload.getApiVersion()).put("kind", workload.getKind());
    owner.put("name", workload.getMetadata().getName());
    owner.put("uid", workload.getMetadata().getUid()).put("controller", true);
    return tree;
  }

  /** The finished object. */
  static OwnedObject done(Workload workload, ObjectNode tree, String plural) {
    var ref =
        new ObjectRef(
            tree.path("apiVersion").asText(),
            plural,
            Objects.requireNonNull(workload.getMetadata().getNamespace(), "namespace"),
            tree.path("metadata").path("name").asText());
    return OwnedObject.of(ref, workload.getMetadata().getUid(), tree);
  }
}
