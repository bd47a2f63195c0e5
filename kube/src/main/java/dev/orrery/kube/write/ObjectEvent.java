package dev.orrery.kube.write;

import java.time.Instant;

/**
 * An event of {@code events.k8s.io/v1}.
 *
 * @param about what it happened to
 * @param kind kind of that object
 * @param uid uid of that object
 * @param warning whether somebody should look at it
 * @param reason one word, upper camel case
 * @param action what was done or tried, upper camel case
 * @param note text for a person; cut at 1,024 bytes, which is all the API takes
 * @param time when
 */
public record ObjectEvent(
    ObjectRef about,
    String kind,
    String uid,
    boolean warning,
    String reason,
    String action,
    String note,
    Instant time) {

  private static final int NAME_ROOM = 253 - 17;

  /** The namespace it is kept in: that of the object, or {@code default}. */
  public String namespace() {
    return about.namespace() == null ? "default" : about.namespace();
  }

  /** A name of its own, begun with the object's name. */
  String name() {
    String root = about.name();
    long stamp = time.getEpochSecond() * 1_000_000_000L + time.getNano() + reason.hashCode();
    String head = root.length() > NAME_ROOM ? root.substring(0, NAME_ROOM) : root;
    return head + "." + Long.toHexString(stamp);
  }
}
