package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Room on nodes that has one place left, while bindings go wrong: what was bound without a word of
 * it is not given away again, and what was refused is free again.
 */
public final class RoomCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LATE = Duration.ofSeconds(5);

  @Override
  public String name() {
    return "room";
  }

  @Override
  public List<String> run(Ground ground) {
    try (Operators operators = Operators.steady(ground.lane(), ground.seed())) {
      FaultProxy proxy = operators.ready().proxy();
      var lost = new Stage(ground.lane().namespace("room-lost"), ground.lane().admin());
      var refused = new Stage(ground.lane().namespace("room-refused"), ground.lane().admin());
      CallMatch bindings = CallMatch.verbs(Verb.CREATE).of("pods/binding");
      CallMatch events = CallMatch.verbs(Verb.WATCH).of("pods").by("orrery-scheduler");
      List<Rule> rules =
          List.of(
              Rule.once("lost", bindings.in(lost.namespace()), new Fault.ReplyLost(), 0),
              Rule.always("late", events.in(lost.namespace()), new Fault.Delay(LATE)),
              Rule.once(
                  "refused",
                  bindings.in(refused.namespace()),
                  new Fault.Answer(403, "Forbidden", null),
                  0));
      rules.forEach(proxy.faults()::add);
      refused.apply(pod("only", "kit-2"));
      lost.apply(pod("one", "kit-1") + pod("two", "kit-1"));
      List<String> wrong = new ArrayList<>();
      if (!operators.await(PATIENCE, () -> bound(refused) == 1)) {
        wrong.add("a pod whose binding was refused once is never bound");
      }
      if (!operators.await(PATIENCE, () -> bound(lost) > 0 && settled(lost))) {
        wrong.add("of two pods that want one place neither gets it and the other is not told");
      }
      if (bound(lost) > 1) {
        wrong.add("two pods were given one place");
      }
      proxy.faults().clear();
      List.of(lost, refused)
          .forEach(
              stage -> ground.lane().admin().namespaces().withName(stage.namespace()).delete());
      return wrong;
    }
  }

  private static long bound(Stage stage) {
    return stage.list("v1", "pods").stream()
        .filter(pod -> !pod.at("/spec/nodeName").asText().isEmpty())
        .count();
  }

  /** Whether each pod has a place, or has been told that there is none. */
  private static boolean settled(Stage stage) {
    return stage.list("v1", "pods").stream()
        .allMatch(
            pod ->
                !pod.at("/spec/nodeName").asText().isEmpty()
                    || !pod.at("/status/conditions/0/message").asText().isEmpty());
  }

  private static String pod(String name, String node) {
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: NAMESPACE}
        spec:
          schedulerName: orrery
          terminationGracePeriodSeconds: 0
          nodeSelector: {kubernetes.io/hostname: %s}
          containers:
            - name: app
              image: example/app:1
              resources: {requests: {cpu: "3", memory: 16Mi}}
        """
        .formatted(name, node);
  }
}
