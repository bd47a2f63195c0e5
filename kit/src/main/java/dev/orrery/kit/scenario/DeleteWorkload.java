package dev.orrery.kit.scenario;

/** A Workload is deleted while it is being made. */
@Scenario("workload-delete")
final class DeleteWorkload implements Story {

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
    stage.apply(Shop.yaml(2, "app:2"));
    stage.delete(Shop.yaml(2, "app:2"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.workload(Shop.NAME).isMissingNode()
        && stage.list("apps/v1", "deployments").isEmpty()
        && stage.list("v1", "pods").isEmpty();
  }
}
