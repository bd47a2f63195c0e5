package dev.orrery.e2e.tenant;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.orrery.e2e.OrreryCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Everything in the cluster that is not the tenant's, without what changes by itself: times,
 * versions, statuses, and what Kubernetes' own components keep for themselves.
 *
 * @param objects by kind, namespace and name
 */
record Belongings(Map<String, JsonNode> objects) {

  /** What the administrator keeps in the tenant's namespace has this label. */
  static final String KEPT = "kept-by-the-administrator";

  /** Begins the names of what a test itself makes, to see whether the other tenant is served. */
  static final String PROBE = "probe-";

  private static final Set<String> BY_THEMSELVES =
      Set.of(
          "events",
          "endpoints",
          "endpointslices",
          "ipaddresses",
          "csinodes",
          "componentstatuses",
          "apiservices",
          "flowschemas",
          "prioritylevelconfigurations");
  private static final Set<String> KEEP =
      Set.of("uid", "labels", "annotations", "ownerReferences", "finalizers", "deletionTimestamp");

  /** As they are now. */
  static Belongings now(Caller admin, List<String> resources, Set<String> tenants) {
    Map<String, JsonNode> objects = new TreeMap<>();
    Map<String, JsonNode> lists = lists(admin, resources);
    for (String path : resources) {
      String plural = path.substring(path.lastIndexOf('/') + 1);
      for (JsonNode item : lists.getOrDefault(path, NullNode.getInstance()).path("items")) {
        String namespace = item.at("/metadata/namespace").asText();
        String name = item.at("/metadata/name").asText();
        boolean kept = item.at("/metadata/labels").has(KEPT);
        boolean own =
            name.startsWith(PROBE) || (plural.equals("namespaces") && tenants.contains(name));
        if (!own && (!tenants.contains(namespace) || kept)) {
          objects.put(plural + " " + namespace + "/" + name, essence(plural, item));
        }
      }
    }
    return new Belongings(objects);
  }

  private static Map<String, JsonNode> lists(Caller admin, List<String> resources) {
    Map<String, JsonNode> lists = new ConcurrentHashMap<>();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (String path : resources) {
        each.execute(() -> lists.put(path, OrreryCluster.json(admin.get(path).body())));
      }
    }
    return lists;
  }

  /** Paths of all that can be listed, over all namespaces. */
  static List<String> resources(Caller admin) {
    List<String> versions = new ArrayList<>(List.of("/api/v1"));
    for (JsonNode group : OrreryCluster.json(admin.get("/apis").body()).path("groups")) {
      versions.add("/apis/" + group.at("/preferredVersion/groupVersion").asText());
    }
    List<String> resources = new ArrayList<>();
    for (String version : versions) {
      for (JsonNode one : OrreryCluster.json(admin.get(version).body()).path("resources")) {
        boolean listed = one.path("verbs").toString().contains("\"list\"");
        if (listed && !BY_THEMSELVES.contains(one.path("name").asText())) {
          resources.add(version + "/" + one.path("name").asText());
        }
      }
    }
    return resources;
  }

  /** What is there no longer, is new, or is not as it was. */
  List<String> differences(Belongings after) {
    List<String> differences = new ArrayList<>();
    objects.forEach(
        (name, before) -> {
          JsonNode now = after.objects.get(name);
          if (now == null) {
            differences.add(name + " is gone");
          } else if (!now.equals(before)) {
            differences.add(name + " was " + before + " and is " + now);
          }
        });
    after.objects.keySet().stream()
        .filter(name -> !objects.containsKey(name))
        .forEach(name -> differences.add(name + " is new"));
    return differences;
  }

  private static JsonNode essence(String plural, JsonNode item) {
    ObjectNode essence = JsonNodeFactory.instance.objectNode();
    ObjectNode metadata = essence.putObject("metadata");
    KEEP.forEach(field -> metadata.set(field, item.path("metadata").path(field)));
    if (plural.equals("leases")) {
      return essence.set("holder", item.at("/spec/holderIdentity"));
    }
    for (Map.Entry<String, JsonNode> member : item.properties()) {
      if (!Set.of("metadata", "status", "apiVersion", "kind").contains(member.getKey())) {
        essence.set(member.getKey(), member.getValue());
      }
    }
    if (plural.equals("workloads")) {
      essence.set("pods", item.at("/status/pods"));
    }
    return essence;
  }
}
