package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

  private static final Pattern IN_NAMESPACE =
      Pattern.compile("(/api/v1|/apis/[^/]++/[^/]++)/namespaces/([^/]++)/([^/]++)(?:/([^/]++))?");

  private final Look live;
  private final Map<String, Map<String, Map<String, JsonNode>>> lists = new HashMap<>();
  private final Map<String, JsonNode> others = new HashMap<>();

  /** Of what this shows; it is read when something is asked for the first time. */
  public Panorama(Look live) {
    this.live = live;
  }

  @Override
  public JsonNode read(String path) {
    Matcher asked = IN_NAMESPACE.matcher(path);
    if (!asked.matches() || !KINDS.contains(asked.group(1) + "/" + asked.group(3))) {
      return others.computeIfAbsent(path, live::read);
    }
    if (lists.isEmpty()) {
      KINDS.forEach(kind -> lists.put(kind, byNamespace(live.read(kind))));
    }
    Map<String, JsonNode> objects =
        lists
            .getOrDefault(asked.group(1) + "/" + asked.group(3), Map.of())
            .getOrDefault(asked.group(2), Map.of());
    if (asked.group(4) != null) {
      JsonNode one = objects.get(asked.group(4));
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
