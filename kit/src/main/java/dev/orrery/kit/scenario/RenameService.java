package dev.orrery.kit.scenario;

/** A Workload's Service gets another name: the old one goes, the new one comes. */
@Scenario("workload-rename-service")
final class RenameService implements Story {

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
    stage.apply(
        Shop.yaml(
            1,
            "app:1",
            "service: {name: back, ports: [{port: 80}]}",
            "disruption: {maxUnavailable: 1}"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 1)
        && stage.get("v1", "services", "front").isMissingNode()
        && !stage.get("v1", "services", "back").isMissingNode();
  }
}
