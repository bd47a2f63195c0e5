package dev.orrery.kit.scenario;

/**
 * A Workload whose name is too long for a label: what it owns has a shorter one, always the same.
 */
@Scenario("workload-long-name")
final class LongName implements Story {

  private static final String NAME = "long" + "-name".repeat(16);

  @Override
  public String given() {
    return yaml(1);
  }

  @Override
  public boolean settled(Stage stage) {
    return ready(stage, 1);
  }

  @Override
  public void act(Stage stage) {
    stage.apply(yaml(2));
  }

  @Override
  public boolean done(Stage stage) {
    return ready(stage, 2) && stage.list("apps/v1", "deployments").size() == 1;
  }

  private static boolean ready(Stage stage, int pods) {
    return Stage.is(stage.workload(NAME), "Ready", "True")
        && stage.list("v1", "pods").size() == pods;
  }

  private static String yaml(int replicas) {
    return Shop.yaml(replicas, "app:1").replace("name: shop,", "name: " + NAME + ",");
  }
}
