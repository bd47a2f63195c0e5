package dev.orrery.kit.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.kit.scenario.Stage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The objects of a story's namespace and Orrery's own, masked, by a name that is the same in every
 * run.
 *
 * @param objects by name
 * @param orphans objects whose owner is gone
 * @param leaving objects that are marked for deletion and still there
 */
public record ClusterState(
    Map<String, JsonNode> objects, Set<String> orphans, Set<String> leaving) {

  /**
   * Looks.
   *
   * @param masks members to leave out beside the usual ones
   */
  public static ClusterState read(Stage stage, String... masks) {
    Map<String, JsonNode> objects = new TreeMap<>();
    Set<String> uids = new HashSet<>();
    Map<String, List<String>> owners = new HashMap<>();
    Set<String> leaving = new TreeSet<>();
    for (Kind kind : Kind.ALL) {
      MaskedObject masked = new MaskedObject(kind.mask(), masks);
      List<JsonNode> items = new ArrayList<>();
      stage.read(kind.path(stage.namespace())).path("items").forEach(items::add);
      items.sort((a, b) -> masked.of(a, "").toString().compareTo(masked.of(b, "").toString()));
      for (JsonNode item : items) {
        JsonNode metadata = item.path("metadata");
        String key = key(kind, item, objects);
        uids.add(metadata.path("uid").asText());
        List<String> of = new ArrayList<>();
        metadata.path("ownerReferences").forEach(owner -> of.add(owner.path("uid").asText()));
        owners.put(key, of);
        if (metadata.has("deletionTimestamp")) {
          leaving.add(key);
        }
        JsonNode copy = masked.of(item, stage.namespace());
        if (metadata.has("generateName")) {
          ((ObjectNode) copy.path("metadata")).remove("name");
        }
        objects.put(key, copy);
      }
    }
    Set<String> orphans = new TreeSet<>();
    owners.forEach(
        (key, of) -> {
          if (!of.isEmpty() && of.stream().noneMatch(uids::contains)) {
            orphans.add(key);
          }
        });
    return new ClusterState(objects, orphans, leaving);
  }

  /** What differs from another state, a line each, not all of very many; empty: nothing does. */
  public List<String> differences(ClusterState expected) {
    return Differences.of(this, expected);
  }

  /**
   * The object's name; of those with names drawn by chance, what they are named for and a count.
   */
  private static String key(Kind kind, JsonNode item, Map<String, JsonNode> taken) {
    JsonNode metadata = item.path("metadata");
    String drawn = metadata.path("generateName").asText();
    if (drawn.isEmpty()) {
      return kind.plural() + "/" + metadata.path("name").asText();
    }
    int count = 1;
    while (taken.containsKey(kind.plural() + "/" + drawn + "#" + count)) {
      count++;
    }
    return kind.plural() + "/" + drawn + "#" + count;
  }
}
