package dev.orrery.reconcilers.owned;

import dev.orrery.kube.write.EpochStamp;
import dev.orrery.plan.CanonicalHash;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the server's record of field owners says. */
public final class OwnedFields {

  private static final String APPLY = "Apply";
  private static final Map<String, ?> STAMP =
      Map.of("f:metadata", Map.of("f:annotations", Map.of("f:" + EpochStamp.ANNOTATION, Map.of())));

  private OwnedFields() {}

  /** A hash of the fields that a manager owns by apply, null when there are none. */
  static @Nullable String applied(HasMetadata object, String manager) {
    return entries(object).stream()
        .filter(entry -> by(entry, manager) && APPLY.equals(entry.getOperation()))
        .map(entry -> CanonicalHash.of(fields(entry)))
        .findFirst()
        .orElse(null);
  }

  /**
   * Whether a manager owns fields by anything but apply: what was created, not applied. Those would
   * outlive their removal from what is applied. The epoch alone does not count: it is never
   * removed.
   */
  static boolean createdOnly(HasMetadata object, String manager) {
    return entries(object).stream()
        .filter(entry -> by(entry, manager) && !APPLY.equals(entry.getOperation()))
        .anyMatch(entry -> !STAMP.equals(fields(entry)));
  }

  /** The entries with the manager's own turned into an applied one; beside one, it goes. */
  static List<ManagedFieldsEntry> asApplied(HasMetadata object, String manager) {
    boolean applied = applied(object, manager) != null;
    var entries = new ArrayList<ManagedFieldsEntry>();
    for (ManagedFieldsEntry entry : entries(object)) {
      boolean created = by(entry, manager) && !APPLY.equals(entry.getOperation());
      if (created && !applied) {
        entries.add(entry.toBuilder().withOperation(APPLY).build());
      } else if (!created) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /**
   * Whether anybody but the manager owns the field at this path, such as {@code spec, replicas}.
   */
  public static boolean othersOwn(HasMetadata object, String manager, String... path) {
    return entries(object).stream()
        .filter(entry -> !manager.equals(entry.getManager()))
        .anyMatch(entry -> has(fields(entry), path));
  }

  /** Who else owns the field at this path, the last one to write first; empty when nobody does. */
  static String owner(HasMetadata object, String manager, String... path) {
    return entries(object).stream()
        .filter(entry -> !manager.equals(entry.getManager()))
        .filter(entry -> has(fields(entry), path))
        .max(Comparator.comparing(entry -> Objects.requireNonNullElse(entry.getTime(), "")))
        .map(entry -> Objects.requireNonNullElse(entry.getManager(), ""))
        .orElse("");
  }

  private static boolean by(ManagedFieldsEntry entry, String manager) {
    String sub = entry.getSubresource();
    return manager.equals(entry.getManager()) && (sub == null || sub.isEmpty());
  }

  private static boolean has(@Nullable Object fields, String... path) {
    Object at = fields;
    for (String name : path) {
      at = at instanceof Map<?, ?> map ? map.get("f:" + name) : null;
    }
    return at != null;
  }

  private static @Nullable Object fields(ManagedFieldsEntry entry) {
    return entry.getFieldsV1() == null ? null : entry.getFieldsV1().getAdditionalProperties();
  }

  private static List<ManagedFieldsEntry> entries(HasMetadata object) {
    return Objects.requireNonNullElse(object.getMetadata().getManagedFields(), List.of());
  }
}
