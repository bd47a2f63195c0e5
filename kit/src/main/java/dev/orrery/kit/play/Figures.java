package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.state.ClusterState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Whether the figures of Workloads that came to rest are those of their Deployments and pods. */
final class Figures {

  private Figures() {}

  /** What is not so, a line each. */
  static List<String> wrong(ClusterState end) {
    List<String> wrong = new ArrayList<>();
    of(end, "workloads/")
        .forEach(
            (name, workload) -> {
              JsonNode deployment = end.objects().get("deployments/" + name);
              JsonNode said = workload.path("status");
              if (deployment != null && said.has("replicas")) {
                JsonNode is = deployment.path("status");
                compare(name, said, "replicas", is.path("replicas").asInt(), wrong);
                compare(name, said, "readyReplicas", is.path("readyReplicas").asInt(), wrong);
                compare(name, said, "placedReplicas", placed(end, name), wrong);
              }
            });
    return wrong;
  }

  private static void compare(
      String name, JsonNode said, String figure, int is, List<String> wrong) {
    if (said.path(figure).asInt() != is) {
      wrong.add(name + " says " + figure + " " + said.path(figure) + ", and it is " + is);
    }
  }

  private static int placed(ClusterState end, String workload) {
    return (int)
        of(end, "pods/").values().stream()
            .filter(
                pod -> pod.at("/metadata/labels/orrery.dev~1workload").asText().equals(workload))
            .filter(pod -> !pod.at("/spec/nodeName").asText().isEmpty())
            .count();
  }

  private static Map<String, JsonNode> of(ClusterState end, String kind) {
    return end.objects().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(kind))
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().substring(kind.length()), Map.Entry::getValue));
  }
}
