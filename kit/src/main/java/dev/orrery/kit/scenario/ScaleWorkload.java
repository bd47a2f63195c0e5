package dev.orrery.kit.scenario;

/** A Workload grows. */
@Scenario("workload-scale")
final class ScaleWorkload implements Story {

  @Override
  public String given() {
    return Shop.yaml(1, "app:1");
  }

  @Override
  public boolean settled(Stage stage) {
    return stage.runs(Shop.NAME, 1);
  }

  @Override
  public void act(Stage stage) {
    stage.apply(Shop.yaml(3, "app:1"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 3);
  }
}
