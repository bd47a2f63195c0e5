package dev.orrery.kube.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.plan.Epoch;

/**
 * The annotation by which an admission policy tells the writes of an earlier leader. Objects of
 * group {@code orrery.dev} carry the epoch in their status instead, and whoever writes before
 * anybody leads has none.
 */
public final class EpochStamp {

  /** Its key; the value is the epoch as a number. */
  public static final String ANNOTATION = "orrery.dev/epoch";

  static final String GROUP = "orrery.dev/";

  /** In the words of the policy and of the rule in the CRDs. */
  private static final String POLICY = "denied request: epoch ";

  private static final String RULE = "status.epoch is lower than before";

  private EpochStamp() {}

  /** Whether writes to the object carry it. */
  static boolean belongs(ObjectRef ref, Epoch epoch) {
    return !ref.apiVersion().startsWith(GROUP) && !epoch.equals(Epoch.NONE);
  }

  /** Puts it onto an object, or a patch of one. */
  static ObjectNode put(ObjectNode object, ObjectRef ref, Epoch epoch) {
    if (belongs(ref, epoch)) {
      object.withObject("/metadata/annotations").put(ANNOTATION, text(epoch));
    }
    return object;
  }

  /** Whether the object was last written to in this epoch. */
  static boolean carries(JsonNode object, Epoch epoch) {
    return text(epoch)
        .equals(object.path("metadata").path("annotations").path(ANNOTATION).asText());
  }

  /** Whether the server refused a write because its epoch is over. */
  static boolean over(WriteResult result) {
    return result instanceof WriteResult.Refused(ServerStatus status)
        && (status.message().contains(POLICY) || status.message().contains(RULE));
  }

  static String text(Epoch epoch) {
    return Long.toString(epoch.value());
  }
}
