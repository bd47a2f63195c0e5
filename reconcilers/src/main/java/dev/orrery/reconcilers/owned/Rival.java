package dev.orrery.reconcilers.owned;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who changes what we want.
 *
 * @param field the first field that is not as it should be, such as {@code spec.replicas}; empty
 *     when all are
 * @param manager who wrote it, by the server's account; empty when that says nothing
 */
record Rival(String field, String manager) {

  /** Compares what is with what should be. */
  static Rival of(HasMetadata live, OwnedObject desired, String us) {
    List<String> path = new ArrayList<>();
    boolean found = differs(Trees.of(live), desired.tree(), path);
    String[] at = path.toArray(String[]::new);
    return new Rival(String.join(".", path), found ? OwnedFields.owner(live, us, at) : "");
  }

  /** For people. */
  String text() {
    return (field.isEmpty() ? "it" : field)
        + " is changed again and again"
        + (manager.isEmpty() ? "" : " by " + manager);
  }

  /** Finds the first member that differs; lists are not looked into. */
  private static boolean differs(@Nullable JsonNode live, JsonNode desired, List<String> path) {
    if (live == null || live.isMissingNode() || !desired.isObject() || !live.isObject()) {
      return live == null || !FieldMatch.covers(live, desired);
    }
    for (Map.Entry<String, JsonNode> member : desired.properties()) {
      path.add(member.getKey());
      if (differs(live.get(member.getKey()), member.getValue(), path)) {
        return true;
      }
      path.removeLast();
    }
    return false;
  }
}
