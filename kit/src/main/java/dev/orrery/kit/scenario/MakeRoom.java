package dev.orrery.kit.scenario;

/** A pod waits for room; another leaves, and the room goes to the one that waits. */
@Scenario(value = "placer-room", alone = true)
final class MakeRoom implements Story {

  private static final String ONLY_HERE = "{kubernetes.io/hostname: kit-0}";

  @Override
  public String given() {
    return Pods.on(ONLY_HERE, "leaves", "3");
  }

  @Override
  public boolean settled(Stage stage) {
    return Pods.bound(stage, "leaves");
  }

  @Override
  public void act(Stage stage) {
    stage.apply(Pods.on(ONLY_HERE, "waits", "2"));
    stage.delete(Pods.on(ONLY_HERE, "leaves", "3"));
  }

  @Override
  public boolean done(Stage stage) {
    return Pods.bound(stage, "waits") && stage.get("v1", "pods", "leaves").isMissingNode();
  }
}
