package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.util.List;

/**
 * One of several API servers lags behind: what it watches comes to it late, and so do its answers
 * to whoever is content with any version. Lists that ask for the newest are right there too. A
 * placer that starts on it knows what was bound before.
 */
final class LaggingServer {

  private static final String NODE = "kit-2";

  /** Before anything else. */
  private static final String URGENT = "  priorityClassName: system-cluster-critical\n";

  private final Operators operators;
  private final Stage stage;

  /** Ends the operator that runs. */
  LaggingServer(Operators operators, Stage stage) {
    this.operators = operators;
    this.stage = stage;
  }

  List<String> play() {
    operators.close();
    stage.apply(RoomCheck.pod("bound", NODE));
    stage.apply(RoomCheck.pod("waits", NODE) + URGENT);
    long before =
        stage.admin().pods().inNamespace(stage.namespace()).list().getItems().stream()
            .mapToLong(pod -> Long.parseLong(pod.getMetadata().getResourceVersion()))
            .max()
            .orElse(0);
    var pods = new Occupants(operators, stage);
    pods.bind("bound", NODE);
    var past = Fault.StaleView.at(before);
    CallMatch any = CallMatch.verbs(Verb.LIST).by(RoomCheck.SCHEDULER).asking("resourceVersion=0");
    CallMatch watches = CallMatch.verbs(Verb.WATCH).by(RoomCheck.SCHEDULER).of("pods");
    operators.fresh(
        proxy -> {
          proxy.faults().add(Rule.always("any version", any, past));
          proxy.faults().add(Rule.always("late watch", watches, past));
        });
    boolean right = pods.toldInstead("waits");
    operators.present().proxy().faults().clear();
    return right
        ? List.of()
        : List.of(
            "room was given away that an older server did not show to be taken, or nobody is told");
  }
}
