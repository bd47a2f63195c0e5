package dev.orrery.kit.scenario;

/**
 * What a user does with one kind, and when it is done. It is played many times, each time in a
 * namespace of its own, and must always end in the same state.
 */
public interface Story {

  /** Objects that are there before, as YAML; NAMESPACE stands for the story's own. */
  default String given() {
    return "";
  }

  /** Whether what was given has settled. */
  default boolean settled(Stage stage) {
    return true;
  }

  /** What the user does. */
  void act(Stage stage);

  /** The state to wait for. */
  boolean done(Stage stage);

  /** The story's name and masks. */
  default Scenario scenario() {
    Scenario scenario = getClass().getAnnotation(Scenario.class);
    if (scenario == null) {
      throw new IllegalStateException(
          getClass() + " has no name. Maybe annotate it with @Scenario.");
    }
    return scenario;
  }
}
