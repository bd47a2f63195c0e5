package dev.orrery.kit.play;

import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Requests that lie on the way while the object changes that they are about: each must then do
 * nothing.
 */
public final class RaceCheck implements Check {

  private static final Duration LATE = Duration.ofSeconds(4);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final String SHOP =
      """
      apiVersion: orrery.dev/v1alpha1
      kind: Workload
      metadata: {name: shop, namespace: NAMESPACE}
      spec:
        replicas: 1
        %s
        template:
          spec:
            terminationGracePeriodSeconds: 0
            containers:
              - name: app
                image: example/app:1
                resources: {requests: {cpu: 10m, memory: 8Mi}}
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: pod, namespace: NAMESPACE}
      spec:
        schedulerName: orrery
        terminationGracePeriodSeconds: 0
        nodeSelector: %s
        containers:
          - name: app
            image: example/app:1
            resources: {requests: {cpu: 10m, memory: 8Mi}}
      """;

  @Override
  public String name() {
    return "races";
  }

  @Override
  public List<String> run(Ground ground) {
    try (Operators operators = Operators.steady(ground.lane(), ground.seed())) {
      operators.ready();
      var given = new Stage(ground.lane().namespace("race-delete"), ground.lane().admin());
      var bound = new Stage(ground.lane().namespace("race-bind"), ground.lane().admin());
      given.apply(SHOP.formatted("service: {name: front, ports: [{port: 80}]}"));
      if (!operators.await(PATIENCE, () -> given.runs("shop", 1))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      ActiveRule deletion = late(operators, given, "services", Verb.DELETE);
      ActiveRule binding = late(operators, bound, "pods/binding", Verb.CREATE);
      bound.apply(POD.formatted("{}"));
      given.apply(SHOP.formatted(""));
      List<String> wrong = new ArrayList<>();
      // Swapped while the requests are on their way.
      if (struck(binding)) {
        bound.delete(POD.formatted("{}"));
        boolean gone = Wait.until(PATIENCE, () -> bound.list("v1", "pods").isEmpty());
        bound.apply(POD.formatted("{nowhere: nowhere}"));
        wrong.addAll(gone ? List.of() : List.of("a pod never goes"));
      } else {
        wrong.add("a pod is never bound");
      }
      if (struck(deletion)) {
        giveAway(given);
      } else {
        wrong.add("a Service that is no longer wanted is never deleted");
      }
      if (!operators.await(
          PATIENCE, () -> arrived(operators, given) && arrived(operators, bound))) {
        wrong.add("a late request never arrived");
      }
      if (given.get("v1", "services", "front").isMissingNode()) {
        wrong.add("a Service was deleted that had changed hands");
      }
      if (!bound.get("v1", "pods", "pod").at("/spec/nodeName").asText().isEmpty()) {
        wrong.add("a pod was bound on behalf of another of its name");
      }
      deletion.close();
      binding.close();
      return wrong;
    }
  }

  private static ActiveRule late(Operators operators, Stage stage, String target, Verb verb) {
    CallMatch match = CallMatch.verbs(verb).of(target).in(stage.namespace());
    return operators
        .present()
        .proxy()
        .faults()
        .add(Rule.once("late", match, new Fault.Late(LATE), 0));
  }

  private static boolean struck(ActiveRule rule) {
    return Wait.until(PATIENCE, () -> rule.struck() > 0);
  }

  private static boolean arrived(Operators operators, Stage stage) {
    return !operators
        .present()
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.rule().equals("late") && entry.call().namespace().equals(stage.namespace()))
        .isEmpty();
  }

  private static void giveAway(Stage stage) {
    stage
        .admin()
        .services()
        .inNamespace(stage.namespace())
        .withName("front")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE), "{\"metadata\": {\"ownerReferences\": null}}");
  }
}
