package dev.orrery.kit.scenario;

/** A Workload gets a new image: a rolling update. */
@Scenario("workload-change")
final class ChangeWorkload implements Story {

  @Override
  public String given() {
    return Shop.yaml(2, "app:1");
  }

  @Override
  public boolean settled(Stage stage) {
    return stage.runs(Shop.NAME, 2);
  }

  @Override
  public void act(Stage stage) {
    stage.apply(Shop.yaml(2, "app:2"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 2);
  }
}
