package dev.orrery.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The name of every object of a cluster, whatever its kind. Left out is what time alone makes or
 * takes: events, Leases of Kubernetes' own components and slices of endpoints.
 */
final class ClusterObjects {

  private static final Set<String> COME_AND_GO = Set.of("events", "endpointslices", "endpoints");

  private ClusterObjects() {}

  static Set<String> names(KubernetesClient client) {
    Set<String> names = new TreeSet<>();
    for (String version : versions(client)) {
      for (JsonNode resource : get(client, version).path("resources")) {
        String plural = resource.path("name").asText();
        if (resource.path("verbs").toString().contains("\"list\"")
            && !COME_AND_GO.contains(plural)) {
          for (JsonNode item : get(client, version + "/" + plural).path("items")) {
            JsonNode meta = item.path("metadata");
            names.add(
                plural + " " + meta.path("namespace").asText() + "/" + meta.path("name").asText());
          }
        }
      }
    }
    return names;
  }

  private static List<String> versions(KubernetesClient client) {
    List<String> versions = new ArrayList<>(List.of("/api/v1"));
    for (JsonNode group : get(client, "/apis").path("groups")) {
      versions.add("/apis/" + group.path("preferredVersion").path("groupVersion").asText());
    }
    return versions;
  }

  private static JsonNode get(KubernetesClient client, String path) {
    String answer = client.raw(path);
    return answer == null ? OrreryCluster.json("{}") : OrreryCluster.json(answer);
  }
}
