package dev.orrery.reconcilers.owned;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kube.write.ObjectRef;
import dev.orrery.plan.CanonicalHash;
import io.fabric8.kubernetes.api.model.HasMetadata;

/**
 * An object as it should be.
 *
 * @param ref where it is
 * @param kind its kind
 * @param ownerUid uid of the custom resource that owns it
 * @param tree the fields to own, with the hash of them all in {@link #HASH_ANNOTATION}
 * @param hash that hash
 */
public record OwnedObject(
    ObjectRef ref, String kind, String ownerUid, ObjectNode tree, String hash) {

  /** Annotation with the hash of what was applied last, so that a restart knows it. */
  public static final String HASH_ANNOTATION = "orrery.dev/applied-hash";

  /** Completes a tree that lacks nothing but the hash; the tree given is changed. */
  public static OwnedObject of(ObjectRef ref, String ownerUid, ObjectNode tree) {
    String hash = CanonicalHash.of(Trees.plain(tree)).substring(0, 32);
    tree.withObject("/metadata/annotations").put(HASH_ANNOTATION, hash);
    return new OwnedObject(ref, tree.path("kind").asText(), ownerUid, tree, hash);
  }

  /** Whether the owner controls this object. */
  boolean owns(HasMetadata live) {
    return controlledBy(live, ownerUid);
  }

  /** Whether an object of this uid controls the other. */
  public static boolean controlledBy(HasMetadata object, String ownerUid) {
    var owners = object.getMetadata().getOwnerReferences();
    return owners != null
        && owners.stream()
            .anyMatch(o -> ownerUid.equals(o.getUid()) && Boolean.TRUE.equals(o.getController()));
  }

  /** {@code Deployment web}. */
  public String title() {
    return kind + " " + ref.name();
  }
}
