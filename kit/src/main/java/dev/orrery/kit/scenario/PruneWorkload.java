package dev.orrery.kit.scenario;

/** A Workload no longer wants its Service and its budget. */
@Scenario("workload-prune")
final class PruneWorkload implements Story {

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
    stage.apply(Shop.yaml(1, "app:1", "", ""));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 1)
        && stage.list("v1", "services").isEmpty()
        && stage.list("policy/v1", "poddisruptionbudgets").isEmpty();
  }
}
