package dev.orrery.kit.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kube.http.ApiAnswer;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.jspecify.annotations.Nullable;

/**
 * A Workload with all that belongs to it, in a namespace of its own, and what others can do to it.
 *
 * @param lane its cluster
 * @param http an administrator's way there
 * @param stage its namespace
 */
record Victim(Lane lane, ApiHttp http, Stage stage) {

  static final String NAME = "shop";
  static final String SERVICE = "front";
  static final String DEPLOYMENTS = "apps/v1 deployments";
  static final String SERVICES = "v1 services";
  static final String BUDGETS = "policy/v1 poddisruptionbudgets";
  static final String PODS = "v1 pods";
  static final int PODS_WANTED = 2;

  private static final String MERGE = "application/merge-patch+json";
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** What the user asks for. */
  static String yaml(String image) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: shop, namespace: NAMESPACE}
        spec:
          replicas: 2
          service: {name: front, ports: [{port: 80}]}
          disruption: {maxUnavailable: 1}
          template:
            spec:
              terminationGracePeriodSeconds: 0
              containers:
                - name: app
                  image: example/%s
                  resources: {requests: {cpu: 10m, memory: 8Mi}}
        """
        .formatted(image);
  }

  /** Whether everything is as the user asked for, and says so. */
  boolean well() {
    JsonNode deployment = get(DEPLOYMENTS, NAME);
    JsonNode service = get(SERVICES, SERVICE);
    JsonNode budget = get(BUDGETS, NAME);
    return stage.runs(NAME, PODS_WANTED)
        && stage.workload(NAME).at("/status/readyReplicas").asInt() == PODS_WANTED
        && kept(deployment)
        && kept(service)
        && kept(budget)
        && deployment.at("/spec/replicas").asInt() == PODS_WANTED
        && deployment.at("/metadata/annotations/orrery.dev~1applied-hash").asText().length() == 32
        && image(deployment).equals(image(stage.workload(NAME)))
        && selects(service.at("/spec/selector"))
        && selects(budget.at("/spec/selector/matchLabels"))
        && selects(deployment.at("/spec/template/metadata/labels"))
        && service.at("/spec/ports").size() == 1
        && service.at("/spec/ports/0/port").asInt() == 80
        && service.at("/spec/ports/0/targetPort").asInt() == 80;
  }

  /** Whether a condition tells what is wrong: Ready does not hold, with reason and words. */
  boolean told() {
    for (JsonNode condition : stage.workload(NAME).at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return !condition.path("status").asText().equals("True")
            && !condition.path("reason").asText().isEmpty()
            && !condition.path("message").asText().isEmpty();
      }
    }
    return false;
  }

  /** The reason of the condition Ready. */
  String reason() {
    for (JsonNode condition : stage.workload(NAME).at("/status/conditions")) {
      if (condition.path("type").asText().equals("Ready")) {
        return condition.path("reason").asText();
      }
    }
    return "";
  }

  /** The image that its Deployment runs. */
  String image() {
    return image(get(DEPLOYMENTS, NAME));
  }

  /** An object of the victim's. */
  JsonNode get(String kind, String name) {
    return stage.read(path(kind, name));
  }

  /** Changes an object by a merge patch, given as YAML. */
  ApiAnswer patch(String kind, String name, String manager, String yaml) {
    String path = path(kind, name) + "?fieldManager=" + manager;
    return send("PATCH", path, MERGE, YAML.asJson(YAML.unmarshal("---\n" + yaml, Object.class)));
  }

  /** Writes into the Workload's status, given as YAML. */
  ApiAnswer say(String yaml) {
    String path = path("orrery.dev/v1alpha1 workloads", NAME) + "/status?fieldManager=x";
    return send("PATCH", path, MERGE, YAML.asJson(YAML.unmarshal("---\n" + yaml, Object.class)));
  }

  /** Takes fields over by server-side apply with force; the YAML lacks kind and name. */
  ApiAnswer apply(String kind, String title, String name, String manager, String yaml) {
    String path = path(kind, name) + "?force=true&fieldManager=" + manager;
    String head = "apiVersion: " + group(kind) + "\nkind: " + title + "\n";
    return send("PATCH", path, "application/apply-patch+yaml", head + yaml);
  }

  /** Reads, changes and writes back the whole object, as clients of old do. */
  ApiAnswer replace(String kind, String name, String manager, Change change) {
    JsonNode now = get(kind, name);
    if (now.isMissingNode()) {
      return new ApiAnswer(404, "", null);
    }
    change.on(now);
    String path = path(kind, name) + "?fieldManager=" + manager;
    return send("PUT", path, "application/json", now.toString());
  }

  /** What a client does to an object that it has read. */
  interface Change {
    /** Changes it. */
    void on(JsonNode object);
  }

  ApiAnswer delete(String kind, String name) {
    return send("DELETE", path(kind, name) + "?propagationPolicy=Background", null, null);
  }

  ApiAnswer send(String method, String path, @Nullable String type, @Nullable String body) {
    return http.send(new ApiRequest(method, path, type, body, "foreigner")).join();
  }

  String path(String kind, String name) {
    String group = group(kind);
    String root = group.contains("/") ? "/apis/" : "/api/";
    String plural = kind.substring(group.length() + 1);
    return root + group + "/namespaces/" + stage.namespace() + "/" + plural + "/" + name;
  }

  private static String group(String kind) {
    return kind.substring(0, kind.indexOf(' '));
  }

  private static String image(JsonNode object) {
    return object.at("/spec/template/spec/containers/0/image").asText();
  }

  private boolean kept(JsonNode object) {
    return selects(object.at("/metadata/labels"))
        && object.at("/metadata/labels/app.kubernetes.io~1managed-by").asText().equals("orrery")
        && object.at("/metadata/ownerReferences/0/kind").asText().equals("Workload");
  }

  private static boolean selects(JsonNode labels) {
    return labels.path("orrery.dev/workload").asText().equals(NAME);
  }
}
