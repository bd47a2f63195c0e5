package dev.orrery.kit.stale;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * In each role one watch, chosen by the seed, stands still: its role says that it is not ready. The
 * other watches, over which nothing happens meanwhile, are well, and nobody breaks them off.
 */
public final class FrozenCheck implements Check {

  private static final Duration SEEN = Duration.ofSeconds(100);

  /** Longer than anybody waits for a sign of life, and shorter than what is between two lists. */
  private static final Duration QUIET = Duration.ofSeconds(90);

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Override
  public String name() {
    return "frozen-watch";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    try (Operators scheduler = one(lane, RoleName.SCHEDULER, ground.seed());
        Operators controllers = one(lane, RoleName.CONTROLLERS, ground.seed())) {
      scheduler.ready();
      controllers.ready();
      // Something has to have come over each watch, else its silence would mean nothing.
      Story story = Stories.named("workload-create").getFirst();
      Stage stage = new Stage(lane.namespace("frozen"), lane.admin());
      story.act(stage);
      if (!Wait.until(PATIENCE, () -> story.done(stage))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      List<String> wrong =
          frozen(
              Map.of(
                  scheduler,
                  target(RoleName.SCHEDULER, ground.seed()),
                  controllers,
                  target(RoleName.CONTROLLERS, ground.seed())));
      if (wrong.isEmpty()) {
        wrong.addAll(afterwards(stage));
      }
      lane.vacate(stage.namespace());
      return wrong;
    }
  }

  private static List<String> frozen(Map<Operators, WatchTarget> targets) {
    Map<Operators, ActiveRule> rules = new LinkedHashMap<>();
    targets.forEach(
        (operators, target) ->
            rules.put(
                operators,
                operators
                    .present()
                    .proxy()
                    .faults()
                    .add(Rule.always("frozen", target.match(), new Fault.Freeze()))));
    Instant begin = Instant.now();
    List<String> wrong = new ArrayList<>();
    Map<Operators, WatchTarget> unseen = new LinkedHashMap<>(targets);
    boolean _ =
        Wait.until(
            SEEN,
            () -> {
              unseen.keySet().removeIf(operators -> !operators.present().running().ready());
              return unseen.isEmpty();
            });
    boolean _ = Wait.until(SEEN, () -> Instant.now().isAfter(begin.plus(QUIET)));
    targets.forEach((operators, target) -> wrong.addAll(cut(operators, target, begin)));
    unseen.values().forEach(target -> wrong.add("a frozen watch of " + target + " is not noticed"));
    rules.values().forEach(ActiveRule::close);
    targets.forEach(
        (operators, target) -> {
          if (!Wait.until(PATIENCE, () -> operators.present().running().ready())) {
            wrong.add("not ready again after a frozen watch of " + target);
          }
        });
    return wrong;
  }

  /** All is seen again: what the user changes, and what others take away. */
  private static List<String> afterwards(Stage stage) {
    Story more = Stories.named("workload-scale").getFirst();
    var admin = stage.admin();
    admin.services().inNamespace(stage.namespace()).delete();
    admin.policy().v1().podDisruptionBudget().inNamespace(stage.namespace()).delete();
    more.act(stage);
    return Wait.until(
            PATIENCE,
            () ->
                more.done(stage)
                    && !stage.list("v1", "services").isEmpty()
                    && !stage.list("policy/v1", "poddisruptionbudgets").isEmpty())
        ? List.of()
        : List.of("what happens after a frozen watch is not seen");
  }

  /** Watches that ended since, though nothing was wrong with them. */
  private static List<String> cut(Operators operators, WatchTarget frozen, Instant since) {
    return operators.present().proxy().journal().entries().stream()
        .filter(entry -> entry.call().verb() == Verb.WATCH && !frozen.match().test(entry.call()))
        .filter(entry -> entry.received().plus(entry.took()).isAfter(since))
        .map(entry -> "a quiet watch of " + entry.call().resource() + " was broken off")
        .distinct()
        .toList();
  }

  private static WatchTarget target(RoleName role, Seed seed) {
    List<WatchTarget> all =
        WatchTarget.ALL.stream().filter(target -> target.role() == role).toList();
    return all.get(seed.random("frozen " + role).nextInt(all.size()));
  }

  private static Operators one(Lane lane, RoleName role, Seed seed) {
    return new Operators(lane, new InProcess(), OperatorSpec.asShipped(role), seed);
  }
}
