package dev.orrery.kit.scenario;

/**
 * A Workload is deleted and made anew at once, while what it owned is still being collected. The
 * deletion alone is the garbage collector's work: Orrery writes nothing for it.
 */
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
    stage.delete(Shop.yaml(1, "app:1"));
    stage.apply(Shop.yaml(2, "app:2"));
  }

  @Override
  public boolean done(Stage stage) {
    return stage.runs(Shop.NAME, 2);
  }
}
