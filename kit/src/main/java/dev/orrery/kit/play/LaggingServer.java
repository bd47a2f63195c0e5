package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import io.fabric8.kubernetes.api.model.BindingBuilder;
import java.time.Duration;
import java.util.List;

/**
 * One of several API servers lags behind: what it watches comes to it late, and so do its answers
 * to whoever is content with any version. Lists that ask for the newest are right there too. A
 * placer that starts on it knows what was bound before.
 */
final class LaggingServer {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
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
    stage
        .admin()
        .bindings()
        .inNamespace(stage.namespace())
        .resource(
            new BindingBuilder()
                .withNewMetadata()
                .withName("bound")
                .endMetadata()
                .withNewTarget()
                .withKind("Node")
                .withName(NODE)
                .endTarget()
                .build())
        .create();
    var past = Fault.StaleView.at(before);
    CallMatch any = CallMatch.verbs(Verb.LIST).by(RoomCheck.SCHEDULER).asking("resourceVersion=0");
    CallMatch watches = CallMatch.verbs(Verb.WATCH).by(RoomCheck.SCHEDULER).of("pods");
    operators.fresh(
        proxy -> {
          proxy.faults().add(Rule.always("any version", any, past));
          proxy.faults().add(Rule.always("late watch", watches, past));
        });
    boolean settled =
        operators.await(
            PATIENCE, () -> RoomCheck.bound(stage, "waits") || RoomCheck.told(stage, "waits"));
    operators.present().proxy().faults().clear();
    if (!settled) {
      return List.of("a pod for which there is no room is not told by who starts on old watches");
    }
    return RoomCheck.bound(stage, "waits")
        ? List.of("room was given away that an older server did not show to be taken")
        : List.of();
  }
}
