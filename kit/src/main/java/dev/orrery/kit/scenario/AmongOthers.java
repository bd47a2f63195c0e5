package dev.orrery.kit.scenario;

/**
 * A Workload no longer wants its Service, and somebody else's Service carries the same label: that
 * one stays.
 */
@Scenario("workload-among-others")
final class AmongOthers implements Story {

  @Override
  public String given() {
    return Shop.yaml(1, "app:1")
        + """
          ---
          apiVersion: v1
          kind: Service
          metadata: {name: other, namespace: NAMESPACE, labels: {orrery.dev/workload: shop}}
          spec: {selector: {app: other}, ports: [{port: 8443}]}
          """;
  }

  @Override
  public boolean settled(Stage stage) {
    return stage.runs(Shop.NAME, 1);
  }

  @Override
  public void act(Stage stage) {
    stage.apply(Shop.yaml(2, "app:1", "", ""));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 2)
        && stage.get("v1", "services", "front").isMissingNode()
        && !stage.get("v1", "services", "other").isMissingNode();
  }
}
