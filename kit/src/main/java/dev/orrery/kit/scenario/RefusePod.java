package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/** A pod that fits nowhere is told so. What the nodes lack depends on who else plays. */
@Scenario(value = "placer-refuse", mask = "message")
final class RefusePod implements Story {

  @Override
  public void act(Stage stage) {
    stage.apply(Pods.named("giant", "64"));
  }

  @Override
  public boolean done(Stage stage) {
    for (JsonNode condition : stage.get("v1", "pods", "giant").at("/status/conditions")) {
      if (condition.path("type").asText().equals("PodScheduled")) {
        return condition.path("status").asText().equals("False")
            && !condition.path("message").asText().isEmpty();
      }
    }
    return false;
  }
}
