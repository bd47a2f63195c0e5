package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.lane.Signal;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.cluster.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * While the controllers of Kubernetes stand still, Orrery does its own part, and says of nothing
 * that it is so before they have done theirs.
 */
public final class SleepersCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than Orrery needs for its part. */
  private static final Duration ASLEEP = Duration.ofSeconds(6);

  private static final Duration LOOK = Duration.ofMillis(400);

  @Override
  public String name() {
    return "sleepers";
  }

  @Override
  public List<String> run(Ground ground) throws InterruptedException {
    Lane lane = ground.lane();
    Map<Stage, Story> plays = new LinkedHashMap<>();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      for (String name : List.of("workload-create", "workload-change", "workload-scale")) {
        Story story = Stories.named(name).getFirst();
        Stage stage = new Stage(lane.namespace("asleep"), lane.admin());
        stage.apply(story.given());
        plays.put(stage, story);
      }
      if (!operators.await(PATIENCE, () -> all(plays, true))) {
        return List.of("what was given never settles");
      }
      List<String> wrong = new ArrayList<>();
      long controllers = controllers(lane);
      Signal.STOP.send(controllers);
      try {
        plays.forEach((stage, story) -> story.act(stage));
        boolean _ =
            operators.await(
                ASLEEP,
                LOOK,
                () -> {
                  plays.keySet().forEach(stage -> wrong.addAll(lies(stage)));
                  return !wrong.isEmpty();
                });
      } finally {
        Signal.CONTINUE.send(controllers);
      }
      if (wrong.isEmpty() && !operators.await(PATIENCE, () -> all(plays, false))) {
        wrong.add("what waited for the controllers of Kubernetes never comes to its end");
      }
      plays.keySet().forEach(stage -> lane.vacate(stage.namespace()));
      return wrong;
    }
  }

  /** What is said and is not so, seen twice. */
  private static List<String> lies(Stage stage) {
    return Honesty.lies(stage).isEmpty() ? List.of() : Honesty.lies(stage);
  }

  private static boolean all(Map<Stage, Story> plays, boolean before) {
    return plays.entrySet().stream()
        .allMatch(
            play ->
                before
                    ? play.getValue().settled(play.getKey())
                    : play.getValue().done(play.getKey()));
  }

  private static long controllers(Lane lane) {
    return lane.cluster().supervisor().list().stream()
        .filter(process -> process.name().equals(Component.CONTROLLER_MANAGER.processName()))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("the lane has no controllers"))
        .identity()
        .pid();
  }
}
