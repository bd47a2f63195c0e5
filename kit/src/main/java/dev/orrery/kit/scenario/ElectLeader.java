package dev.orrery.kit.scenario;

/** An operator starts where none ran, takes its Leases and epochs, and leads. */
@Scenario(value = "elector-lead", fromStart = true)
final class ElectLeader implements Story {

  private static final String LEASE =
      "/apis/coordination.k8s.io/v1/namespaces/orrery-system/leases/orrery-";

  @Override
  public void act(Stage stage) {
    // Its start is the story.
  }

  @Override
  public boolean done(Stage stage) {
    return held(stage, "scheduler") && held(stage, "controllers");
  }

  private static boolean held(Stage stage, String role) {
    return !stage.read(LEASE + role).at("/spec/holderIdentity").asText().isEmpty();
  }
}
