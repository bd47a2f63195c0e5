package dev.orrery.crds.definition;

import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a newer CRD takes away from those who use an older one. */
final class CrdCompatibility {

  private CrdCompatibility() {}

  /** One sentence for each break; none when every object that was valid still is. */
  static List<String> breaks(CustomResourceDefinition older, CustomResourceDefinition newer) {
    var breaks = new ArrayList<String>();
    for (var version : older.getSpec().getVersions()) {
      Map<String, SchemaField> before = SchemaFields.of(older, version.getName());
      Map<String, SchemaField> after = SchemaFields.of(newer, version.getName());
      before.values().forEach(field -> compare(field, after.get(field.path()), breaks));
      after.values().stream()
          .filter(field -> field.required() && !before.containsKey(field.path()))
          .filter(field -> before.containsKey(parent(field.path())))
          .forEach(field -> breaks.add(field.path() + " is new and required"));
    }
    return breaks;
  }

  private static void compare(
      SchemaField before, @Nullable SchemaField after, List<String> breaks) {
    if (after == null) {
      breaks.add(before.path() + " is gone");
      return;
    }
    if (!before.type().equals(after.type())
        && !after.type().equals("any")
        && !widens(before, after)) {
      breaks.add(before.path() + " was " + before.type() + ", is " + after.type());
    }
    if (after.required() && !before.required()) {
      breaks.add(before.path() + " has become required");
    }
    if (before.keepsUnknown() && !after.keepsUnknown()) {
      breaks.add(before.path() + " no longer keeps fields that it does not name");
    }
    if (!after.allowed().isEmpty()
        && (before.allowed().isEmpty() || !after.allowed().containsAll(before.allowed()))) {
      breaks.add(before.path() + " allows fewer values: " + after.allowed());
    }
  }

  private static boolean widens(SchemaField before, SchemaField after) {
    return switch (after.type()) {
      case "int-or-string" -> before.type().equals("integer") || before.type().equals("string");
      case "number" -> before.type().equals("integer");
      default -> false;
    };
  }

  /** The path one level up; list and map marks belong to the field before them. */
  private static String parent(String path) {
    String up = path.substring(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('{')));
    return up.endsWith("[]") ? up.substring(0, up.length() - 2) : up;
  }
}
