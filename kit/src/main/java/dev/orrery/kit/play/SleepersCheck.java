package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.lane.Signal;
import dev.orrery.kit.scenario.Honesty;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.cluster.Component;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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
    try (Operators operators = Operators.steady(lane, ground.seed());
        Ensemble plays =
            new Ensemble(lane, "asleep", "workload-create", "workload-change", "workload-scale")) {
      if (!operators.await(PATIENCE, plays::settled)) {
        return List.of("what was given never settles");
      }
      List<String> wrong = new ArrayList<>();
      long controllers = controllers(lane);
      Signal.STOP.send(controllers);
      try {
        plays.act();
        boolean _ =
            operators.await(
                ASLEEP,
                LOOK,
                () -> {
                  plays.each(stage -> wrong.addAll(lies(stage)));
                  return !wrong.isEmpty();
                });
      } finally {
        Signal.CONTINUE.send(controllers);
      }
      if (wrong.isEmpty() && !operators.await(PATIENCE, plays::done)) {
        wrong.add("what waited for the controllers of Kubernetes never comes to its end");
      }
      return wrong;
    }
  }

  /** What is said and is not so, seen twice. */
  private static List<String> lies(Stage stage) {
    return Honesty.lies(stage).isEmpty() ? List.of() : Honesty.lies(stage);
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
