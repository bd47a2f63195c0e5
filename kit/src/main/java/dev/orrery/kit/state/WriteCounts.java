package dev.orrery.kit.state;

import dev.orrery.localcluster.audit.AuditEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often Orrery made and deleted each object, by the API server's own account.
 *
 * @param created by object
 * @param deleted by object
 */
public record WriteCounts(Map<String, Integer> created, Map<String, Integer> deleted) {

  private static final int CREATED = 201;

  /**
   * Counts.
   *
   * @param namespace of the story; objects of others are left out, those of none are not
   * @param since when the story began
   */
  public static WriteCounts of(List<AuditEvent> writes, String namespace, Instant since) {
    Map<String, Integer> created = new TreeMap<>();
    Map<String, Integer> deleted = new TreeMap<>();
    for (AuditEvent write : writes) {
      boolean meant =
          !write.received().isBefore(since)
              && (write.namespace().isEmpty() || write.namespace().equals(namespace))
              && write.subresource().isEmpty()
              && !write.resource().equals("events")
              && !write.group().equals("authorization.k8s.io");
      if (meant && write.succeeded()) {
        String object = write.resource() + "/" + write.name();
        if (write.verb().startsWith("delete")) {
          deleted.merge(object, 1, Integer::sum);
        } else if (write.code() == CREATED && !write.verb().equals("update")) {
          created.merge(object, 1, Integer::sum);
        }
      }
    }
    return new WriteCounts(created, deleted);
  }

  /** Creations over those of another account, summed over all objects. */
  public int createdBeyond(WriteCounts reference) {
    return beyond(created, reference.created);
  }

  /** Deletions over those of another account, summed over all objects. */
  public int deletedBeyond(WriteCounts reference) {
    return beyond(deleted, reference.deleted);
  }

  /** What was made or deleted more often than by another account, a line each. */
  public List<String> excess(WriteCounts reference) {
    List<String> lines = new ArrayList<>();
    excess("made", created, reference.created, lines);
    excess("deleted", deleted, reference.deleted, lines);
    return lines;
  }

  private static void excess(
      String done, Map<String, Integer> counts, Map<String, Integer> reference, List<String> to) {
    counts.forEach(
        (object, times) -> {
          int before = reference.getOrDefault(object, 0);
          if (times > before) {
            to.add("%s was %s %d times, not %d".formatted(object, done, times, before));
          }
        });
  }

  private static int beyond(Map<String, Integer> counts, Map<String, Integer> reference) {
    return counts.entrySet().stream()
        .mapToInt(each -> Math.max(0, each.getValue() - reference.getOrDefault(each.getKey(), 0)))
        .sum();
  }
}
