package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who was given one namespace does its work there, leaves others alone, and asks for nothing of all
 * namespaces, for which it need not have the right: also at its very first start, when there are
 * neither Leases nor epochs.
 */
public final class ScopeCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration STILL = Duration.ofSeconds(4);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** What the controllers look at in the namespaces that they were given. */
  private static final Set<String> NAMESPACED =
      Set.of("workloads", "deployments", "services", "poddisruptionbudgets");

  private static final Set<Verb> READS = Set.of(Verb.LIST, Verb.WATCH);

  @Override
  public String name() {
    return "scope";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    var given = new Stage(lane.namespace("given"), lane.admin());
    var foreign = new Stage(lane.namespace("not-given"), lane.admin());
    forgetEpochs(lane);
    OperatorSpec spec = OperatorSpec.STEADY.namespaces(Set.of(given.namespace()));
    try (Operators operators = new Operators(lane, new InProcess(), spec, ground.seed())) {
      Story story = Stories.named("workload-create").getFirst();
      story.act(foreign);
      story.act(given);
      List<String> wrong = new ArrayList<>();
      if (!operators.await(PATIENCE, LOOK, () -> story.done(given) && Quiet.now(operators))) {
        wrong.add(
            "nothing is done in the one namespace that was given: "
                + operators.present().running().state());
      }
      boolean _ = operators.await(STILL, LOOK, () -> false);
      if (!foreign.list("apps/v1", "deployments").isEmpty()) {
        wrong.add("a Workload was acted on in a namespace that was not given");
      }
      wrong.addAll(asked(operators));
      List.of(given, foreign).forEach(stage -> lane.vacate(stage.namespace()));
      return wrong;
    } finally {
      // Elsewhere there may be objects of later epochs than this one found.
      forgetEpochs(lane);
    }
  }

  private static void forgetEpochs(Lane lane) {
    lane.admin().leases().inNamespace(Lane.SYSTEM).delete();
    lane.admin()
        .genericKubernetesResources("orrery.dev/v1alpha1", "LeaderEpoch")
        .inNamespace(Lane.SYSTEM)
        .delete();
  }

  /** What was asked about all namespaces. */
  private static Set<String> asked(Operators operators) {
    Set<String> asked = new TreeSet<>();
    operators
        .present()
        .proxy()
        .journal()
        .entries(ScopeCheck::everywhere)
        .forEach(entry -> asked.add("asked everywhere: " + entry.call().uri()));
    return asked;
  }

  private static boolean everywhere(JournalEntry entry) {
    return entry.call().namespace().isEmpty()
        && READS.contains(entry.call().verb())
        && NAMESPACED.contains(entry.call().resource());
  }
}
