package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kit.state.ClusterState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Something that may differ by the way that a sequence took.
 *
 * @param kind plural of the kind that it is about
 * @param reason why it may
 * @param whole objects that are left out altogether
 * @param members names of members that are left out wherever they stand in such objects
 * @param items list items that are left out wherever they stand
 */
public record PathMask(
    String kind,
    String reason,
    Predicate<JsonNode> whole,
    List<String> members,
    Predicate<JsonNode> items) {

  /** Leaves whole objects out. */
  public static PathMask objects(String kind, String reason, Predicate<JsonNode> which) {
    return new PathMask(kind, reason, which, List.of(), _ -> false);
  }

  /** Leaves members out. */
  public static PathMask members(String kind, String reason, String... names) {
    return new PathMask(kind, reason, _ -> false, List.of(names), _ -> false);
  }

  /** Leaves items of lists out. */
  public static PathMask items(String kind, String reason, Predicate<JsonNode> which) {
    return new PathMask(kind, reason, _ -> false, List.of(), which);
  }

  /** The state without what these leave out. */
  static ClusterState apply(List<PathMask> masks, ClusterState state) {
    Map<String, JsonNode> objects = new TreeMap<>(state.objects());
    for (PathMask mask : masks) {
      objects
          .entrySet()
          .removeIf(each -> mask.about(each.getKey()) && mask.whole.test(each.getValue()));
      objects.forEach(
          (key, object) -> {
            if (mask.about(key)) {
              mask.strip(object);
            }
          });
    }
    return new ClusterState(objects, state.orphans(), state.leaving());
  }

  private boolean about(String key) {
    return key.startsWith(kind + "/");
  }

  private void strip(JsonNode node) {
    switch (node) {
      case ObjectNode object -> object.remove(members);
      case ArrayNode array -> {
        for (int i = array.size() - 1; i >= 0; i--) {
          if (items.test(array.get(i))) {
            array.remove(i);
          }
        }
      }
      default -> {
        return;
      }
    }
    node.forEach(this::strip);
  }
}
