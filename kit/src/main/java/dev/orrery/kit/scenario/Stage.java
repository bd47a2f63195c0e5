package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a story is played.
 *
 * @param namespace its own
 * @param admin the user's access: the administrator's
 * @param look how the user looks at it
 */
public record Stage(String namespace, KubernetesClient admin, Look look) {

  private static final String OURS = "/apis/orrery.dev/v1alpha1/";

  /** Looked at live. */
  public Stage(String namespace, KubernetesClient admin) {
    this(namespace, admin, Look.live(admin));
  }

  /** Applies YAML as a user does; NAMESPACE stands for the stage's. */
  public void apply(String yaml) {
    String text = yaml.replace("NAMESPACE", namespace);
    admin
        .load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))
        .items()
        .forEach(item -> admin.resource(item).forceConflicts().serverSideApply());
  }

  /** Deletes what the YAML names. */
  public void delete(String yaml) {
    String text = yaml.replace("NAMESPACE", namespace);
    admin.load(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).delete();
  }

  /** An object of the stage's namespace as it is now; missing when there is none. */
  public JsonNode get(String apiVersion, String plural, String name) {
    String root = apiVersion.contains("/") ? "/apis/" : "/api/";
    return read(root + apiVersion + "/namespaces/" + namespace + "/" + plural + "/" + name);
  }

  /** All objects of a kind in the stage's namespace. */
  public List<JsonNode> list(String apiVersion, String plural) {
    String root = apiVersion.contains("/") ? "/apis/" : "/api/";
    List<JsonNode> items = new ArrayList<>();
    read(root + apiVersion + "/namespaces/" + namespace + "/" + plural)
        .path("items")
        .forEach(items::add);
    return items;
  }

  /** A Workload of the stage. */
  public JsonNode workload(String name) {
    return read(OURS + "namespaces/" + namespace + "/workloads/" + name);
  }

  /** The ControlPlane. */
  public JsonNode controlPlane() {
    return read(OURS + "controlplanes/default");
  }

  /**
   * Whether a condition has this status, for the object's present generation.
   *
   * @param object with a status that tells the generation it is about
   */
  public static boolean is(JsonNode object, String type, String status) {
    JsonNode observed = object.at("/status/observedGeneration");
    if (observed.asLong() != object.at("/metadata/generation").asLong()) {
      return false;
    }
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals(type)) {
        return condition.path("status").asText().equals(status);
      }
    }
    return false;
  }

  /** Whether a Workload has all its pods, ready and of its newest template. */
  public boolean runs(String name, int pods) {
    JsonNode workload = workload(name);
    return is(workload, "Ready", "True") && pods(name) == pods;
  }

  /** Pods of a Workload that are not on their way out. */
  public int pods(String workload) {
    return (int)
        list("v1", "pods").stream()
            .filter(pod -> !pod.path("metadata").has("deletionTimestamp"))
            .filter(
                pod -> pod.at("/metadata/labels/orrery.dev~1workload").asText().equals(workload))
            .count();
  }

  /** Any object by its path; missing when there is none. */
  public JsonNode read(String path) {
    return look.read(path);
  }

  /** The same stage, looked at in this way. */
  public Stage through(Look other) {
    return new Stage(namespace, admin, other);
  }
}
