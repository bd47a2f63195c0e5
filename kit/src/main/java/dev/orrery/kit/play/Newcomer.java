package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import java.util.List;

/**
 * A pod comes that wants none of some others on its node, after others of their kind were placed:
 * those to come stay away from it, though nothing about themselves has changed. There are two
 * nodes, with room for one of the others each.
 */
final class Newcomer {

  private static final List<String> NODES = List.of("kit-shared-1", "kit-shared-2");

  private static final String WANTS_NONE =
      "podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
          + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {kit: other}}}]}, ";

  private final Stage stage;
  private final Occupants pods;

  /** The nodes come and go with the play. */
  Newcomer(Operators operators, Stage stage) {
    this.stage = stage;
    this.pods = new Occupants(operators, stage);
  }

  List<String> play() {
    NODES.forEach(node -> LeavingPod.appear(stage, node));
    try {
      return played();
    } finally {
      pods.clear(NODES);
    }
  }

  private List<String> played() {
    stage.apply(other("first"));
    if (!pods.bound("first")) {
      return List.of("a pod that nothing hinders is never bound");
    }
    stage.apply(
        other("newcomer")
            .replace("kit: other", "kit: newcomer")
            .replace("cpu: \"3\"", "cpu: 10m")
            .replace("affinity: {", "affinity: {" + WANTS_NONE));
    if (!pods.bound("newcomer")) {
      return List.of("a pod that wants a node without some others is not bound");
    }
    stage.apply(other("second"));
    return pods.toldInstead("second")
        ? List.of()
        : List.of("a pod was put beside one that wants none of its kind there, or is not told");
  }

  private static String other(String name) {
    return RoomCheck.pod(name, "x")
        .replace("nodeSelector: {kubernetes.io/hostname: x}", AlteredPods.affinity(NODES))
        .replace("namespace: NAMESPACE}", "namespace: NAMESPACE, labels: {kit: other}}");
  }
}
