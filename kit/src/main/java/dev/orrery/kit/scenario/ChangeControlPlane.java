package dev.orrery.kit.scenario;

import com.fasterxml.jackson.databind.JsonNode;

/** Placement is switched off and on again, with other weights. */
@Scenario("controlplane-change")
final class ChangeControlPlane implements Story {

  @Override
  public void act(Stage stage) {
    stage.apply(yaml("Observe"));
    stage.apply(yaml("Bind"));
  }

  @Override
  public boolean done(Stage stage) {
    JsonNode object = stage.controlPlane();
    return Stage.is(object, "Ready", "True");
  }

  private static String yaml(String mode) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: ControlPlane
        metadata: {name: default}
        spec: {placement: {mode: %s}}
        """
        .formatted(mode);
  }
}
