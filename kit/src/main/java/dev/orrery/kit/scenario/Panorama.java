package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One look at the whole cluster, for who looks at a hundred namespaces: what is asked about one of
 * them is answered from a list over all. What objects say of themselves is read first, and what
 * they say it of afterwards. Used once, by one thread.
 */
public final class Panorama implements Look {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** The kinds that stories are about, in the order in which they are read. */
  private static final List<String> KINDS =
      List.of(
          "/apis/orrery.dev/v1alpha1/workloads",
          "/apis/apps/v1/deployments",
          "/apis/apps/v1/replicasets",
          "/api/v1/pods",
          "/api/v1/services",
          "/apis/policy/v1/poddisruptionbudgets");

  private static final String NAMESPACES = "/namespaces/";

  private final Look live;
  private final Map<String, Map<String, Map<String, JsonNode>>> lists = new HashMap<>();
  private final Map<String, JsonNode> others = new HashMap<>();

  /** Of what this shows; it is read when something is asked for the first time. */
  public Panorama(Look live) {
    this.live = live;
  }

  @Override
  public JsonNode read(String path) {
    int at = path.indexOf(NAMESPACES);
    // The namespace, the kind, and for a single object its name.
    List<String> parts =
        at < 0 ? List.of() : List.of(path.substring(at + NAMESPACES.length()).split("/"));
    String kind = parts.size() < 2 ? "" : path.substring(0, at) + "/" + parts.get(1);
    if (parts.size() > 3 || !KINDS.contains(kind)) {
      return others.computeIfAbsent(path, live::read);
    }
    if (lists.isEmpty()) {
      KINDS.forEach(each -> lists.put(each, byNamespace(live.read(each))));
    }
    Map<String, JsonNode> objects =
        lists.getOrDefault(kind, Map.of()).getOrDefault(parts.getFirst(), Map.of());
    if (parts.size() == 3) {
      JsonNode one = objects.get(parts.getLast());
      return one == null ? MissingNode.getInstance() : one;
    }
    ArrayNode items = MAPPER.createArrayNode();
    items.addAll(objects.values());
    return MAPPER.createObjectNode().set("items", items);
  }

  private static Map<String, Map<String, JsonNode>> byNamespace(JsonNode list) {
    Map<String, Map<String, JsonNode>> objects = new HashMap<>();
    for (JsonNode item : list.path("items")) {
      JsonNode metadata = item.path("metadata");
      objects
          .computeIfAbsent(metadata.path("namespace").asText(), _ -> new LinkedHashMap<>())
          .put(metadata.path("name").asText(), item);
    }
    return objects;
  }
}
