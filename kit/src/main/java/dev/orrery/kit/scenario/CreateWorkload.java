package dev.orrery.kit.scenario;

/** A Workload is new: Deployment, Service, budget, and its pods placed. */
@Scenario("workload-create")
final class CreateWorkload implements Story {

  @Override
  public void act(Stage stage) {
    stage.apply(Shop.yaml(2, "app:1"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 2);
  }
}
