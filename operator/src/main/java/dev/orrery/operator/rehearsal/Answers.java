package dev.orrery.operator.rehearsal;

import dev.orrery.crds.definition.Definitions;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the rehearsal's server says: just enough that both roles come to lead and do some work. */
final class Answers {

  /** How many pods wait to be placed. */
  static final int PODS = 40;

  private static final Set<String> ABSENT =
      Set.of(
          "leases",
          "leaderepochs",
          "configmaps",
          "deployments",
          "services",
          "poddisruptionbudgets");
  private static final String NODE =
      """
      {"metadata":{"name":"n%s","labels":{"kubernetes.io/hostname":"n%s"},"resourceVersion":"1"},
       "status":{"allocatable":{"cpu":"8","memory":"16Gi","pods":"110"}}}\
      """;
  private static final String WORKLOAD =
      """
      {"apiVersion":"orrery.dev/v1alpha1","kind":"Workload",
       "metadata":{"name":"w","namespace":"rehearsal","uid":"w1","generation":1,
        "resourceVersion":"1"},
       "spec":{"replicas":2,"template":{"spec":{"containers":[{"name":"c","image":"i"}]}}}}\
      """;
  private static final String CONTROL_PLANE =
      """
      {"apiVersion":"orrery.dev/v1alpha1","kind":"ControlPlane",
       "metadata":{"name":"default","uid":"c1","generation":1,"resourceVersion":"1"},
       "spec":{"placement":{"mode":"Bind"}}}\
      """;

  private final KubernetesSerialization types = new KubernetesSerialization();

  /** The answer to a read, null for an object that is not there. */
  @Nullable String get(String path) {
    String[] parts = path.split("/", -1);
    String last = parts[parts.length - 1];
    String before = parts[parts.length - 2];
    if (before.equals("customresourcedefinitions")) {
      return types.asJson(types.unmarshal(Definitions.yaml(last), Object.class));
    }
    if (before.equals("controlplanes")) {
      return CONTROL_PLANE;
    }
    if (ABSENT.contains(before)) {
      return null;
    }
    return switch (last) {
      case "nodes" -> list(10, NODE::formatted);
      case "pods" -> list(PODS + 1, Answers::pod);
      case "workloads" -> list(1, (_, _) -> WORKLOAD);
      default -> list(0, NODE::formatted);
    };
  }

  private static String pod(Object number, Object ignored) {
    // The last one fits nowhere, so that a refusal is rehearsed too.
    return """
    {"metadata":{"name":"p%s","namespace":"rehearsal","uid":"u%s","resourceVersion":"1",
      "creationTimestamp":"2026-01-01T00:00:00Z","labels":{"app":"a"}},
     "spec":{"schedulerName":"orrery","containers":[{"name":"c","image":"i",
      "resources":{"requests":{"cpu":"%s","memory":"256Mi"}}}]},
     "status":{"phase":"Pending"}}\
    """
        .formatted(number, number, number.equals(PODS) ? "900" : "500m");
  }

  private static String list(int count, Item item) {
    StringBuilder text = new StringBuilder("{\"kind\":\"List\",\"apiVersion\":\"v1\",");
    text.append("\"metadata\":{\"resourceVersion\":\"1\"},\"items\":[");
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append(item.text(i, i));
    }
    return text.append("]}").toString();
  }

  private interface Item {
    String text(Object number, Object again);
  }
}
