package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Taint;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A pod was deleted and still runs, on a node whose kubelet takes its time: as long as it is there
 * its room is its own, and then it is another's, also when the node is registered anew.
 */
final class LeavingPod {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A pod that fits is bound long before. */
  private static final Duration SETTLED = Duration.ofSeconds(8);

  private static final String NODE = "kit-slow";
  private static final Map<String, Quantity> ROOM =
      Map.of("cpu", new Quantity("4"), "memory", new Quantity("8Gi"), "pods", new Quantity("110"));

  private final Operators operators;
  private final Stage stage;

  /** The node comes and goes with the play. */
  LeavingPod(Operators operators, Stage stage) {
    this.operators = operators;
    this.stage = stage;
  }

  List<String> play() {
    var nodes = stage.admin().nodes();
    try {
      appear();
      return left();
    } finally {
      nodes.withName(NODE).delete();
      stage.admin().pods().inNamespace(stage.namespace()).withGracePeriod(0).delete();
    }
  }

  private List<String> left() {
    stage.apply(patient(RoomCheck.pod("leaves", NODE)));
    if (!operators.await(PATIENCE, () -> RoomCheck.bound(stage, "leaves"))) {
      return List.of("a pod that nothing hinders is never bound");
    }
    stage.delete(RoomCheck.pod("leaves", NODE));
    stage.apply(RoomCheck.pod("follows", NODE));
    boolean _ =
        operators.await(
            PATIENCE, () -> RoomCheck.bound(stage, "follows") || RoomCheck.told(stage, "follows"));
    if (RoomCheck.bound(stage, "follows")) {
      return List.of("the room of a pod that still runs was given away");
    }
    stage
        .admin()
        .pods()
        .inNamespace(stage.namespace())
        .withName("leaves")
        .withGracePeriod(0)
        .delete();
    return operators.await(PATIENCE, () -> RoomCheck.bound(stage, "follows"))
        ? reborn()
        : List.of("the room of a pod that was deleted is given to nobody");
  }

  /** The node's object goes and comes back, as when a kubelet registers anew; its pod runs on. */
  private List<String> reborn() {
    var nodes = stage.admin().nodes();
    nodes.withName(NODE).delete();
    appear();
    stage.apply(RoomCheck.pod("more", NODE));
    boolean _ =
        operators.await(PATIENCE, () -> nodes.withName(NODE).get().getSpec().getTaints().isEmpty());
    return operators.await(SETTLED, () -> RoomCheck.bound(stage, "more"))
            && RoomCheck.bound(stage, "follows")
        ? List.of("the room of a pod was given away because its node was registered anew")
        : List.of();
  }

  private void appear() {
    appear(stage, NODE);
  }

  /**
   * A node appears that says that it is ready, and behind which nobody is.
   *
   * @param taints that it has from the first: others write to them soon
   */
  static void appear(Stage stage, String name, Taint... taints) {
    var nodes = stage.admin().nodes();
    Node node = node(name, taints);
    nodes.resource(node).create();
    nodes.resource(node).patchStatus();
  }

  /** With a minute to end in. */
  private static String patient(String pod) {
    return pod.replace("terminationGracePeriodSeconds: 0", "terminationGracePeriodSeconds: 60");
  }

  private static Node node(String name, Taint... taints) {
    return new NodeBuilder()
        .withNewMetadata()
        .withName(name)
        .addToLabels("kubernetes.io/hostname", name)
        .endMetadata()
        .withNewSpec()
        .withTaints(taints)
        .endSpec()
        .withNewStatus()
        .withCapacity(ROOM)
        .withAllocatable(ROOM)
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("KubeletReady")
        .endCondition()
        .endStatus()
        .build();
  }
}
