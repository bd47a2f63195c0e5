package dev.orrery.cli.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.orrery.cli.CommandException;
import dev.orrery.cli.cluster.Api;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Reads what helps to understand Orrery on a cluster into a bundle. What cannot be read is written
 * down and does not stop the rest. Secrets are never read.
 */
final class Gathering {

  /** Objects of one kind at most; more say nothing new and make a bundle too large to send. */
  static final int MOST = 2000;

  static final String SYSTEM_NAMESPACE = "orrery-system";

  private static final String GROUP = "orrery.dev";
  private static final String OURS = "?labelSelector=app.kubernetes.io/managed-by%3Dorrery";
  private static final String OF_WORKLOADS = "?labelSelector=orrery.dev/workload";
  private static final int LOG_LINES = 2000;

  private final Api api;
  private final Bundle bundle;
  private final Consumer<String> progress;
  private final List<Missing> missing = new ArrayList<>();

  /**
   * Something that is not in the bundle.
   *
   * @param what the file or part of it
   * @param why in words
   */
  record Missing(String what, String why) {}

  Gathering(Api api, Bundle bundle, Consumer<String> progress) {
    this.api = api;
    this.bundle = bundle;
    this.progress = progress;
  }

  /** What could not be had. */
  List<Missing> missing() {
    return List.copyOf(missing);
  }

  /** Notes something that is not in the bundle. */
  void miss(String what, String why) {
    missing.add(new Missing(what, why));
  }

  /** All of it, but for what only this machine has. */
  void cluster() {
    attempt("cluster/version.json", this::version);
    customResources();
    list("cluster/customresourcedefinitions.json", CRDS, Gathering::isOurs, Gathering::crdSummary);
    list("cluster/nodes.json", "/api/v1/nodes", node -> true, Gathering::withoutImages);
    list("cluster/deployments.json", "/apis/apps/v1/deployments" + OURS);
    list("cluster/replicasets.json", "/apis/apps/v1/replicasets" + OF_WORKLOADS);
    list("cluster/services.json", "/api/v1/services" + OURS);
    list("cluster/poddisruptionbudgets.json", "/apis/policy/v1/poddisruptionbudgets" + OURS);
    list("cluster/leases.json", LEASES);
    attempt("cluster/pods.json", this::pods);
    list("cluster/events.json", EVENTS, Gathering::concernsUs, event -> event);
    attempt("logs", this::podLogs);
  }

  private static final String CRDS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";
  private static final String EVENTS = "/apis/events.k8s.io/v1/events";
  private static final String LEASES =
      "/apis/coordination.k8s.io/v1/namespaces/" + SYSTEM_NAMESPACE + "/leases";

  private void version(String file) {
    api.find("/version").ifPresent(version -> bundle.add(file, version));
  }

  private void customResources() {
    attempt(
        "resources",
        name -> {
          Set<String> paths = new TreeSet<>();
          JsonNode group = api.find("/apis/" + GROUP).orElse(JsonNodeFactory.instance.objectNode());
          String version = group.at("/preferredVersion/groupVersion").asText();
          if (version.isEmpty()) {
            miss("resources", "the API group " + GROUP + " is not served");
            return;
          }
          api.find("/apis/" + version)
              .ifPresent(found -> found.path("resources").forEach(kind -> addKind(paths, kind)));
          paths.forEach(
              plural -> list("resources/" + plural + ".json", "/apis/" + version + "/" + plural));
        });
  }

  private static void addKind(Set<String> plurals, JsonNode kind) {
    String name = kind.path("name").asText();
    if (!name.contains("/")) {
      plurals.add(name);
    }
  }

  private void pods(String file) {
    Set<JsonNode> pods = new LinkedHashSet<>();
    pods.addAll(api.list("/api/v1/namespaces/" + SYSTEM_NAMESPACE + "/pods"));
    pods.addAll(api.list("/api/v1/pods?fieldSelector=spec.schedulerName%3Dorrery"));
    pods.addAll(api.list("/api/v1/pods" + OF_WORKLOADS));
    addArray(file, List.copyOf(pods));
  }

  private void podLogs(String folder) {
    for (JsonNode pod : api.list("/api/v1/namespaces/" + SYSTEM_NAMESPACE + "/pods")) {
      String name = pod.at("/metadata/name").asText();
      String path = "/api/v1/namespaces/" + SYSTEM_NAMESPACE + "/pods/" + name;
      attempt(
          folder + "/" + name + ".log",
          file -> bundle.add(file, api.text(path + "/log?tailLines=" + LOG_LINES)));
      attempt(
          "metrics/" + name + ".txt",
          file -> bundle.add(file, api.text(path + ":8080/proxy/metrics")));
    }
  }

  private void list(String file, String path) {
    list(file, path, object -> true, object -> object);
  }

  private void list(
      String file,
      String path,
      Predicate<JsonNode> wanted,
      java.util.function.UnaryOperator<JsonNode> shorten) {
    attempt(
        file, name -> addArray(name, api.list(path).stream().filter(wanted).map(shorten).toList()));
  }

  private void addArray(String file, List<JsonNode> objects) {
    if (objects.size() > MOST) {
      miss(file, "cut: " + MOST + " of " + objects.size() + " objects are in it");
    }
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    objects.stream().limit(MOST).forEach(array::add);
    bundle.add(file, array);
    progress.accept(file + ": " + array.size());
  }

  /** Does one part, and writes down why where it cannot. */
  void attempt(String what, Consumer<String> part) {
    try {
      part.accept(what);
    } catch (CommandException unreadable) {
      miss(what, String.valueOf(unreadable.getMessage()));
    }
  }

  private static boolean isOurs(JsonNode definition) {
    return definition.at("/spec/group").asText().equals(GROUP);
  }

  private static boolean concernsUs(JsonNode event) {
    return event.path("reportingController").asText().startsWith("orrery")
        || event.at("/regarding/apiVersion").asText().startsWith(GROUP)
        || event.at("/regarding/namespace").asText().equals(SYSTEM_NAMESPACE)
        || event.at("/regarding/kind").asText().equals("Node");
  }

  /** Metadata, names and conditions: the schema is the same in every cluster of a version. */
  private static JsonNode crdSummary(JsonNode definition) {
    var summary = JsonNodeFactory.instance.objectNode();
    summary.set("metadata", definition.path("metadata"));
    summary.set("conditions", definition.at("/status/conditions"));
    var versions = summary.putArray("versions");
    definition.at("/spec/versions").forEach(version -> versions.add(version.path("name").asText()));
    return summary;
  }

  private static JsonNode withoutImages(JsonNode node) {
    if (node.path("status") instanceof com.fasterxml.jackson.databind.node.ObjectNode status) {
      status.remove("images");
    }
    return node;
  }
}
