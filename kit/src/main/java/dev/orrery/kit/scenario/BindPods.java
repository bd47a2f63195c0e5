package dev.orrery.kit.scenario;

/** Pods that nobody made for a Workload are bound, each once. */
@Scenario("placer-bind")
final class BindPods implements Story {

  @Override
  public void act(Stage stage) {
    stage.apply(Pods.named("one", "100m") + Pods.named("two", "100m") + Pods.named("three", "1"));
  }

  @Override
  public boolean done(Stage stage) {
    return Pods.bound(stage, "one") && Pods.bound(stage, "two") && Pods.bound(stage, "three");
  }
}
