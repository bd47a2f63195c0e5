package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultPlan;
import dev.orrery.localcluster.proxy.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * For as long as it takes to do all that a Workload needs, its status cannot be written, each time
 * for another reason. What is so is said as soon as it can be said again.
 */
public final class UnsaidCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than who was refused waits before he tries again. */
  private static final Duration SAID = Duration.ofSeconds(75);

  private static final Duration LOOK = Duration.ofMillis(400);

  /** By then nothing happens any more of which somebody would be told. */
  private static final Duration STILL = Duration.ofSeconds(4);

  private static final Map<String, Fault> REASONS =
      Map.of(
          "a conflict", new Fault.Answer(409, "Conflict", null),
          "no right", new Fault.Answer(403, "Forbidden", null),
          "too many requests", new Fault.Answer(429, "TooManyRequests", Duration.ofSeconds(1)),
          "an error", new Fault.Answer(500, "InternalError", null),
          "an overloaded server", new Fault.Answer(503, "ServiceUnavailable", null),
          "no connection", new Fault.Reset(),
          "no answer", new Fault.ReplyLost());

  @Override
  public String name() {
    return "unsaid";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    Story story = Stories.named("workload-create").getFirst();
    Map<Stage, String> unsaid = new LinkedHashMap<>();
    List<ActiveRule> rules = new ArrayList<>();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      FaultPlan faults = operators.ready().proxy().faults();
      REASONS.forEach(
          (reason, fault) -> {
            Stage stage = new Stage(lane.namespace("unsaid"), lane.admin());
            CallMatch status = CallMatch.writes().of("workloads/status").in(stage.namespace());
            rules.add(faults.add(Rule.always(reason, status, fault)));
            unsaid.put(stage, reason);
          });
      List<Stage> stages = List.copyOf(unsaid.keySet());
      stages.forEach(story::act);
      if (!operators.await(PATIENCE, LOOK, () -> stages.stream().allMatch(UnsaidCheck::done))) {
        return List.of("a Workload does not get its pods because its status cannot be written");
      }
      boolean _ = operators.await(STILL, () -> false);
      rules.forEach(ActiveRule::close);
      boolean _ =
          operators.await(
              SAID,
              LOOK,
              () -> {
                unsaid.keySet().removeIf(story::done);
                return unsaid.isEmpty();
              });
      stages.forEach(stage -> lane.vacate(stage.namespace()));
      return unsaid.values().stream()
          .map(reason -> "a status that met " + reason + " is not written again")
          .toList();
    }
  }

  /** Whether all that a Workload needs is there, whatever it says of itself. */
  private static boolean done(Stage stage) {
    JsonNode deployment = stage.get("apps/v1", "deployments", "shop");
    return deployment.at("/status/availableReplicas").asInt() > 0
        && deployment.at("/status/availableReplicas").asInt()
            == deployment.at("/spec/replicas").asInt();
  }
}
