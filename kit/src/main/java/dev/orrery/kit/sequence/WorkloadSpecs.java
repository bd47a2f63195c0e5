package dev.orrery.kit.sequence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;

/** Deployments with their Services and budgets, small enough for four simulated nodes. */
final class WorkloadSpecs implements SpecSubject {

  private static final String QUOTA =
      "{apiVersion: v1, kind: ResourceQuota, metadata: {name: small, namespace: NAMESPACE},"
          + " spec: {hard: {pods: 12}}}";
  private static final String TAKEN =
      "{apiVersion: v1, kind: Service, metadata: {name: taken, namespace: NAMESPACE},"
          + " spec: {clusterIP: None, ports: [{port: 1}]}}";
  private static final String CLASH =
      "{apiVersion: apps/v1, kind: Deployment, metadata: {name: foreign, namespace: NAMESPACE},"
          + " spec: {replicas: 0, selector: {matchLabels: {clash: 'yes'}}, template: {metadata:"
          + " {labels: {clash: 'yes'}}, spec: {containers: [{name: app, image: example/app:1}]}}}}";
  private static final String POD =
      "{replicas: 1, template: {spec: {containers: [{name: app, image: example/app:1%s}]%s}}}";

  @Override
  public String crd() {
    return "workloads.orrery.dev";
  }

  /** Against floods of pods: what draws beyond all bounds ask for stops here. */
  @Override
  public String given() {
    return QUOTA;
  }

  @Override
  public List<String> names() {
    return List.of(
        "shop", "shop", "a", "a-name-of-more-letters-than-a-label-has-room-for-" + "x".repeat(20));
  }

  @Override
  public Map<String, Arbitrary<JsonNode>> bounds() {
    return Map.ofEntries(
        Map.entry("replicas", SpecSubjects.of("0", "1", "2", "1", "2")),
        Map.entry("disruption.minAvailable", SpecSubjects.of("null", "0", "1", "50%")),
        Map.entry("disruption.maxUnavailable", SpecSubjects.of("null", "0", "1", "25%")),
        Map.entry("service.name", SpecSubjects.of("null", "front", "back")),
        Map.entry("service.ports[].port", SpecSubjects.of("80", "443", "8080")),
        Map.entry("service.ports[].nodePort", SpecSubjects.of("null")),
        Map.entry("service.ports[].targetPort", SpecSubjects.of("null", "8080", "web")),
        Map.entry(
            "template.metadata.labels",
            SpecSubjects.of("{}", "{tier: web}", "{tier: db, odd: x_y.z}")),
        Map.entry("template.spec.schedulerName", SpecSubjects.of("null")),
        Map.entry(
            "template.spec.containers[].image",
            SpecSubjects.of("example/app:1", "example/app:2", "example/日本:1")),
        Map.entry(
            "template.spec.containers[].resources.requests",
            SpecSubjects.of("{}", "{cpu: 10m}", "{cpu: '0.02', memory: 8Mi}")),
        Map.entry(
            "template.spec.containers[].resources.limits",
            SpecSubjects.of("{}", "{memory: 64Mi}", "{cpu: 20m, memory: 0.1Gi}")),
        Map.entry(
            "template.spec.initContainers",
            SpecSubjects.of("null", "[]", "[{name: first, image: example/first:1}]")));
  }

  @Override
  public List<Obstacle> obstacles() {
    return List.of(
        new Obstacle(
            "a Service's name is taken", TAKEN, "service: {name: taken, ports: [{port: 80}]}"),
        new Obstacle(
            "another selects the pods", CLASH, "template: {metadata: {labels: {clash: 'yes'}}}"),
        new Obstacle("more pods than the quota", "", POD.formatted("", "").replace("1,", "40,")),
        new Obstacle("no node is so large", "", container(", resources: {requests: {cpu: 64}}")),
        new Obstacle("no node has the label", "", POD.formatted("", ", nodeSelector: {no: where}")),
        new Obstacle(
            "an account that is not there", "", POD.formatted("", ", serviceAccountName: no")),
        new Obstacle("a label's value", "", "template: {metadata: {labels: {odd: 'not so!'}}}"),
        new Obstacle("a field that pods have not", "", POD.formatted("", ", bogus: 1")),
        new Obstacle(
            "a node port out of range",
            "",
            "service: {type: NodePort, ports: [{port: 80, nodePort: 80}]}"),
        new Obstacle(
            "a scheduler that is not there",
            "",
            "{replicas: 1, placement: null, template: {spec: {schedulerName: nobody}}}"));
  }

  @Override
  public List<PathMask> masks() {
    return List.of(
        PathMask.objects(
            "replicasets",
            "the Deployment's history: earlier templates without pods",
            set -> set.at("/spec/replicas").asInt() == 0),
        PathMask.members(
            "replicasets",
            "the Deployment's history: revisions that used the template before",
            "deployment.kubernetes.io/revision-history"),
        PathMask.items(
            "deployments",
            "how the last rollout went, in the words of the Deployment's controller",
            item -> item.path("type").asText().equals("Progressing") && item.has("status")),
        PathMask.members("deployments", "hash collisions with earlier templates", "collisionCount"),
        PathMask.members("services", "drawn by the API server", "nodePort", "healthCheckNodePort"));
  }

  private static String container(String more) {
    return POD.formatted(more, "");
  }
}
