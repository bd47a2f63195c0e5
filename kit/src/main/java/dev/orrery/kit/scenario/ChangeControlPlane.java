package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/** Placement gets other weights. */
@Scenario(value = "controlplane-change", alone = true)
final class ChangeControlPlane implements Story {

  @Override
  public String given() {
    return yaml(7);
  }

  @Override
  public boolean settled(Stage stage) {
    return done(stage);
  }

  @Override
  public void act(Stage stage) {
    stage.apply(yaml(3));
  }

  @Override
  public boolean done(Stage stage) {
    JsonNode object = stage.controlPlane();
    return Stage.is(object, "Ready", "True");
  }

  private static String yaml(int packing) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: ControlPlane
        metadata: {name: default}
        spec: {placement: {mode: Bind, weights: {packing: %d}}}
        """
        .formatted(packing);
  }
}
