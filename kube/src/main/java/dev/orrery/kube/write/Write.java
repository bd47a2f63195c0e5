package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Instant;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Something to be written to the API server. */
public sealed interface Write {

  /** Which write it is. */
  WritePoint point();

  /** How soon it goes when many wait: lower ordinals first. */
  enum Urgency {
    /** Pods wait for it. */
    BINDING,
    /** A reconcile waits for it. */
    STATE,
    /** People read it. */
    REPORT
  }

  /** How soon it goes. */
  default Urgency urgency() {
    return Urgency.STATE;
  }

  /**
   * Server-side apply with force, of everything but the status. A uid or resourceVersion in the
   * metadata is a precondition.
   *
   * @param ref where it is
   * @param object the fields to own: a typed object or a JSON tree
   */
  record Apply(WritePoint point, ObjectRef ref, Object object) implements Write {

    /** Applies a typed object. */
    public Apply(WritePoint point, HasMetadata object) {
      this(point, ObjectRef.of(object), object);
    }
  }

  /**
   * Server-side apply with force, of the status only. For kinds of group {@code orrery.dev} the
   * epoch is put into {@code status.epoch}, where a rule of the CRD keeps it from falling.
   *
   * @param ref where it is
   * @param object carries the status; of its metadata only the name and the uid count
   */
  record ApplyStatus(WritePoint point, ObjectRef ref, Object object) implements Write {

    /** Applies a typed object's status. */
    public ApplyStatus(WritePoint point, HasMetadata object) {
      this(point, ObjectRef.of(object), object);
    }
  }

  /**
   * A new object; in conflict when one of that name is there.
   *
   * @param ref where it will be
   * @param object the whole object
   */
  record Create(WritePoint point, ObjectRef ref, Object object) implements Write {}

  /**
   * JSON merge patch.
   *
   * @param ref where it is
   * @param subresource null for the object itself
   * @param patch the members to change; a {@code metadata.resourceVersion} is a precondition
   */
  record MergePatch(WritePoint point, ObjectRef ref, @Nullable String subresource, JsonNode patch)
      implements Write {}

  /**
   * Deletes the object after a live look at it, on condition that neither uid nor resourceVersion
   * have changed since that look.
   *
   * @param ref where it is
   * @param uid the object that is meant; another of that name counts as gone
   * @param still whether the object, as it is now, is still to be deleted
   */
  record Delete(WritePoint point, ObjectRef ref, String uid, Predicate<JsonNode> still)
      implements Write {}

  /**
   * Binds a pod to a node.
   *
   * @param uid the pod that is meant
   * @param annotations copied by the API server onto the pod; the epoch is added
   */
  record Bind(
      WritePoint point,
      String namespace,
      String pod,
      String uid,
      String node,
      Map<String, String> annotations)
      implements Write {

    @Override
    public Urgency urgency() {
      return Urgency.BINDING;
    }
  }

  /**
   * Sets one condition of a pod.
   *
   * @param uid the pod that is meant
   * @param type such as {@code PodScheduled}
   * @param status {@code True}, {@code False} or {@code Unknown}
   * @param transition when the status last changed, null to leave that as it is
   */
  record PodCondition(
      WritePoint point,
      String namespace,
      String pod,
      String uid,
      String type,
      String status,
      String reason,
      String message,
      @Nullable Instant transition)
      implements Write {

    @Override
    public Urgency urgency() {
      return Urgency.REPORT;
    }
  }

  /**
   * Tells people what happened to an object.
   *
   * @param event the event
   */
  record Report(WritePoint point, ObjectEvent event) implements Write {

    @Override
    public Urgency urgency() {
      return Urgency.REPORT;
    }
  }
}
