package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods wait for the room of another, and for a while nobody can write down that they do. The other
 * goes: those that wait get its room, and are not said to wait when it can be written again. Who
 * waits after that is told as before.
 */
final class LateReport {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NODE = "kit-0";

  private static final List<String> WAITING = List.of("waits-1", "waits-2", "waits-3");

  /** Tries of what cannot be written, of each more than one. */
  private static final int TRIES = 3 * WAITING.size();

  private final Operators operators;
  private final Stage stage;

  /** On a node of which nobody else wants more than crumbs. */
  LateReport(Operators operators, Stage stage) {
    this.operators = operators;
    this.stage = stage;
  }

  /** Plays it; what is wrong is told by the end. */
  List<String> play() {
    stage.apply(RoomCheck.pod("leaves", NODE));
    if (!operators.await(PATIENCE, () -> RoomCheck.bound(stage, "leaves"))) {
      return List.of("a pod that nothing hinders is never bound");
    }
    try (ActiveRule unsaid = operators.present().proxy().faults().add(rule())) {
      WAITING.forEach(name -> stage.apply(small(RoomCheck.pod(name, NODE))));
      if (!operators.await(PATIENCE, () -> unsaid.struck() >= TRIES)) {
        return List.of("that pods wait is not written down, or given up after a failure or two");
      }
      stage.delete(RoomCheck.pod("leaves", NODE));
      return operators.await(
              PATIENCE, () -> WAITING.stream().allMatch(name -> RoomCheck.bound(stage, name)))
          ? List.of()
          : List.of("the room of a pod that went is given to nobody");
    }
  }

  /** What bound pods are said to wait for. */
  List<String> after() {
    List<String> wrong = new ArrayList<>();
    for (JsonNode pod : stage.list("v1", "pods")) {
      for (JsonNode condition : pod.at("/status/conditions")) {
        if (condition.path("type").asText().equals("PodScheduled")
            && condition.path("status").asText().equals("False")
            && !pod.at("/spec/nodeName").asText().isEmpty()) {
          wrong.add("a bound pod is said to wait: " + condition.path("message").asText());
        }
      }
    }
    stage.apply(RoomCheck.pod("too-many", NODE));
    if (!operators.await(PATIENCE, () -> RoomCheck.told(stage, "too-many"))) {
      wrong.add("what a pod waits for is told no more");
    }
    return wrong;
  }

  /** Three of them and nothing more fit where one of the usual size was. */
  private static String small(String pod) {
    return pod.replace("cpu: \"3\"", "cpu: 1100m");
  }

  private Rule rule() {
    return Rule.always(
        "unsaid",
        CallMatch.verbs(Verb.PATCH).of("pods/status").in(stage.namespace()).by(RoomCheck.SCHEDULER),
        new Fault.Answer(503, "ServiceUnavailable", null));
  }
}
