package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.Verb;
import io.fabric8.kubernetes.api.model.Taint;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that others change: one that waits is placed once, as what it is now, and one that runs
 * counts with what it asks for now. Each node has room for one of these pods.
 */
final class AlteredPods {

  private static final Duration LOOK = Duration.ofMillis(400);

  /** Whoever is woken by what happens is placed long before, also after some failures. */
  private static final Duration SETTLED = Duration.ofSeconds(12);

  private static final String ONE = "kit-altered-1";
  private static final String OTHER = "kit-altered-2";

  /** Of the other node. */
  private static final Taint ALONE = new Taint("NoSchedule", "kit", null, "alone");

  private static final String TOLERATES =
      """
      [{"op": "add", "path": "/spec/tolerations/-",
        "value": {"key": "kit", "value": "alone", "effect": "NoSchedule"}}]""";

  private final Operators operators;
  private final Stage stage;
  private final Occupants pods;

  /** The nodes come and go with the play. */
  AlteredPods(Operators operators, Stage stage) {
    this.operators = operators;
    this.stage = stage;
    this.pods = new Occupants(operators, stage);
  }

  List<String> play() {
    LeavingPod.appear(stage, ONE);
    LeavingPod.appear(stage, OTHER, ALONE);
    try {
      List<String> wrong = new ArrayList<>(sleeper());
      wrong.addAll(resized());
      return wrong;
    } finally {
      pods.clear(List.of(ONE, OTHER));
    }
  }

  /**
   * Changed while it waits, so that it fits elsewhere; then there is room where it waited, twice.
   */
  private List<String> sleeper() {
    stage.apply(pod("first", ONE));
    if (!pods.bound("first")) {
      return List.of("a pod that nothing hinders is never bound");
    }
    stage.apply(pod("sleeper", ONE, OTHER) + pod("twin", ONE, OTHER));
    if (!pods.toldInstead("sleeper", "twin")) {
      return List.of("a pod for which there is no room is not told");
    }
    stage
        .admin()
        .pods()
        .inNamespace(stage.namespace())
        .withName("sleeper")
        .patch(PatchContext.of(PatchType.JSON), TOLERATES);
    if (!pods.bound("sleeper")) {
      return List.of("a pod that was changed so that it fits is not bound");
    }
    pods.gone("first");
    if (!pods.bound("twin")) {
      return List.of("room is given to nobody though a pod waits for it");
    }
    pods.gone("twin");
    boolean _ = operators.await(SETTLED, LOOK, () -> bindings("sleeper") > 1);
    int bindings = bindings("sleeper");
    pods.gone("sleeper");
    return bindings == 1
        ? List.of()
        : List.of("a pod that was changed while it waited was bound " + bindings + " times");
  }

  private int bindings(String name) {
    return operators
        .present()
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.call().verb() == Verb.CREATE
                    && entry.call().target().equals("pods/binding")
                    && entry.call().namespace().equals(stage.namespace())
                    && entry.call().name().equals(name))
        .size();
  }

  /** A pod that grows where it stands takes room from others, and gives it back. */
  private List<String> resized() {
    stage.apply(pod("grows", ONE).replace("cpu: \"3\"", "cpu: \"1\""));
    if (!pods.bound("grows")) {
      return List.of("a pod that nothing hinders is never bound");
    }
    resize("3");
    boolean _ = operators.await(SETTLED, LOOK, () -> false);
    stage.apply(pod("late", ONE));
    if (!pods.toldInstead("late")) {
      return List.of("room that a pod has grown into was given away, or the next is not told");
    }
    resize("1");
    return pods.bound("late") ? List.of() : List.of("room that a pod gave up is given to nobody");
  }

  private void resize(String cpu) {
    stage
        .admin()
        .pods()
        .inNamespace(stage.namespace())
        .withName("grows")
        .subresource("resize")
        .patch(
            PatchContext.of(PatchType.STRATEGIC_MERGE),
            """
            {"spec":{"containers":[{"name":"app","resources":{"requests":{"cpu":"%s"}}}]}}"""
                .formatted(cpu));
  }

  /** Two of its kind find no room on one node; it goes to any of these. */
  private static String pod(String name, String... nodes) {
    return RoomCheck.pod(name, nodes[0])
        .replace(
            "nodeSelector: {kubernetes.io/hostname: " + nodes[0] + "}", affinity(List.of(nodes)));
  }

  /** Only these nodes. */
  static String affinity(List<String> nodes) {
    return "affinity: {nodeAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
        + " {nodeSelectorTerms: [{matchExpressions: [{key: kubernetes.io/hostname,"
        + " operator: In, values: "
        + nodes
        + "}]}]}}}";
  }
}
