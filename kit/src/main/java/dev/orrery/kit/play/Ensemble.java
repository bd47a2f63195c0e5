package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A few stories that go through the same things, each on a stage of its own. */
final class Ensemble implements AutoCloseable {

  private final Lane lane;
  private final Map<Stage, Story> plays = new LinkedHashMap<>();

  /** Sets up what each story is given. */
  Ensemble(Lane lane, String purpose, String... stories) {
    this.lane = lane;
    for (String name : stories) {
      Story story = Stories.named(name).getFirst();
      Stage stage = new Stage(lane.namespace(purpose), lane.admin());
      stage.apply(story.given());
      plays.put(stage, story);
    }
  }

  boolean settled() {
    return plays.entrySet().stream().allMatch(play -> play.getValue().settled(play.getKey()));
  }

  void act() {
    plays.forEach((stage, story) -> story.act(stage));
  }

  boolean done() {
    return plays.entrySet().stream().allMatch(play -> play.getValue().done(play.getKey()));
  }

  void each(Consumer<Stage> look) {
    List.copyOf(plays.keySet()).forEach(look);
  }

  @Override
  public void close() {
    each(stage -> lane.vacate(stage.namespace()));
  }
}
