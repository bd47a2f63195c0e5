package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A pod waits for a node that takes no more pods; then the node takes some again. The pod asks for
 * a label that comes with the cordon: news of the pod may overtake that of the node, and a node not
 * known to be cordoned would rightly be given the pod.
 */
@Scenario(value = "placer-uncordon", alone = true)
final class Uncordon implements Story {

  private static final String ONLY_HERE = "{kit/takes: NAMESPACE}";

  @Override
  public String given() {
    return node(true) + Pods.on(ONLY_HERE, "waits", "10m");
  }

  @Override
  public boolean settled(Stage stage) {
    JsonNode pod = stage.get("v1", "pods", "waits");
    return pod.at("/spec/nodeName").asText().isEmpty()
        && !pod.at("/status/conditions/0/message").asText().isEmpty();
  }

  @Override
  public void act(Stage stage) {
    stage.apply(node(false));
  }

  @Override
  public boolean done(Stage stage) {
    return Pods.bound(stage, "waits");
  }

  private static String node(boolean cordoned) {
    return """
        apiVersion: v1
        kind: Node
        metadata: {name: kit-3, labels: {kit/takes: NAMESPACE}}
        spec: {unschedulable: %b}
        """
        .formatted(cordoned);
  }
}
