package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/** Somebody else has a Service of the name that a Workload wants: it stays as it is. */
@Scenario("workload-taken-name")
final class TakenName implements Story {

  @Override
  public String given() {
    return """
        apiVersion: v1
        kind: Service
        metadata: {name: front, namespace: NAMESPACE}
        spec: {selector: {app: other}, ports: [{port: 80}]}
        """;
  }

  @Override
  public void act(Stage stage) {
    stage.apply(Shop.yaml(1, "app:1"));
  }

  @Override
  public boolean done(Stage stage) {
    JsonNode service = stage.get("v1", "services", "front");
    return Stage.is(stage.workload(Shop.NAME), "Accepted", "False")
        && !service.path("metadata").has("ownerReferences")
        && service.at("/spec/selector/app").asText().equals("other");
  }
}
