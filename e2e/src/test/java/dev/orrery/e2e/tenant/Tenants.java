package dev.orrery.e2e.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.e2e.OrreryCluster;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * A cluster with two tenants and the operator at work: {@code alice}, whose shop has to run on, and
 * {@code mallory}, who has edit rights in his own namespace and no other. In it works a third,
 * limited one who may edit Workloads there and nothing else.
 */
final class Tenants implements AutoCloseable {

  static final String MINE = "mallory";
  static final String THEIRS = "alice";

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final String WORKLOADS = "/apis/orrery.dev/v1alpha1/namespaces/%s/workloads";
  private static final String SET_UP =
      """
      ./orrery kubectl create namespace alice &&
      ./orrery kubectl create namespace mallory &&
      ./orrery kubectl label namespace mallory pod-security.kubernetes.io/enforce=baseline &&
      ./orrery kubectl apply --server-side -f e2e/src/test/resources/tenant-cluster.yaml &&
      ./orrery kubectl wait owl/shop -n alice --for=condition=Ready --timeout=60s
      """;

  private final OrreryCluster cluster;
  private final Map<String, Caller> callers = new HashMap<>();
  private final List<String> resources;
  private final Expansion expansion;
  private int probes;

  private Tenants(OrreryCluster cluster) {
    this.cluster = cluster;
    callers.put("admin", Caller.admin(cluster));
    callers.put("tenant", Caller.account(cluster, MINE, "mallory"));
    callers.put("limited", Caller.account(cluster, MINE, "limited"));
    this.resources = Belongings.resources(caller("admin"));
    this.expansion = new Expansion(names());
  }

  static Tenants settle(OrreryCluster cluster) {
    cluster.shell().run(SET_UP).succeeded();
    return new Tenants(cluster);
  }

  Belongings belongings() {
    return Belongings.now(caller("admin"), resources, Set.of(MINE));
  }

  /** Makes the requests of a step; the last answer counts. */
  Caller.Answer take(Step step) {
    Caller.Answer answer = new Caller.Answer(0, "", List.of());
    for (int i = 0; i < step.times(); i++) {
      String body = step.body().isMissingNode() ? "" : expansion.body(step.body(), i);
      String path = expansion.text(step.path(), i);
      String user = expansion.text(step.user(), i);
      answer = caller(step.as()).call(step.method(), path, step.type(), body, user);
    }
    return answer;
  }

  /** The condition of an object of the tenant's, a missing node while there is none. */
  JsonNode condition(Attack.Outcome.Told told) {
    String path =
        told.kind().equals("Pod")
            ? "/api/v1/namespaces/" + MINE + "/pods/" + told.name()
            : WORKLOADS.formatted(MINE) + "/" + told.name();
    JsonNode object = OrreryCluster.json(caller("admin").get(path).body());
    for (JsonNode condition : object.at("/status/conditions")) {
      if (condition.path("type").asText().equals(told.type())) {
        return condition;
      }
    }
    return object.path("no condition yet");
  }

  /** The other tenant goes on working: what she asks for now is made, and its pod is placed. */
  void othersAreServed() {
    String name = Belongings.PROBE + probes++;
    String workload =
        """
        {"apiVersion":"orrery.dev/v1alpha1","kind":"Workload","metadata":{"name":"%s"},
        "spec":{"placement":{"scheduler":"Orrery"},"template":{"spec":{"containers":[{"name":"c",
        "image":"i","resources":{"requests":{"cpu":"10m"}}}]}}}}
        """
            .formatted(name);
    Caller admin = caller("admin");
    String path = WORKLOADS.formatted(THEIRS);
    Caller.Answer made = admin.call("POST", path, "application/json", workload, "");
    assertThat(made.code()).as(made.body()).isEqualTo(201);
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(
            () -> {
              String body = admin.get(path + "/" + name).body();
              JsonNode status = OrreryCluster.json(body).path("status");
              assertThat(status.path("pods").asText() + status.path("conditions"))
                  .as("the other tenant's new Workload is served")
                  .contains("AllPlaced");
            });
  }

  /** Takes away all that the tenant has made. */
  void cleanUp() {
    Caller admin = caller("admin");
    for (String path :
        List.of(
            WORKLOADS.formatted(MINE),
            "/apis/apps/v1/namespaces/mallory/deployments",
            "/apis/apps/v1/namespaces/mallory/replicasets",
            "/apis/policy/v1/namespaces/mallory/poddisruptionbudgets",
            "/apis/coordination.k8s.io/v1/namespaces/mallory/leases",
            "/api/v1/namespaces/mallory/configmaps",
            "/api/v1/namespaces/mallory/pods")) {
      String selected = path + "?labelSelector=!" + Belongings.KEPT + "&gracePeriodSeconds=0";
      admin.call("DELETE", selected, "application/json", "", "");
    }
  }

  OrreryCluster cluster() {
    return cluster;
  }

  private Map<String, String> names() {
    String shop = caller("admin").get(WORKLOADS.formatted(THEIRS) + "/shop").body();
    String pods = caller("admin").get("/api/v1/namespaces/alice/pods").body();
    String plane = caller("admin").get("/apis/orrery.dev/v1alpha1/controlplanes/default").body();
    String nodes = caller("admin").get("/api/v1/nodes").body();
    return Map.of(
        "mine", "/apis/orrery.dev/v1alpha1/namespaces/mallory/workloads",
        "theirs", "/apis/orrery.dev/v1alpha1/namespaces/alice/workloads",
        "shop-uid", OrreryCluster.json(shop).at("/metadata/uid").asText(),
        "shop-pod", OrreryCluster.json(pods).at("/items/0/metadata/name").asText(),
        "plane-uid", OrreryCluster.json(plane).at("/metadata/uid").asText(),
        "node", OrreryCluster.json(nodes).at("/items/0/metadata/name").asText());
  }

  private Caller caller(String as) {
    return Objects.requireNonNull(callers.get(as), as);
  }

  @Override
  public void close() {
    callers.values().forEach(Caller::close);
  }
}
