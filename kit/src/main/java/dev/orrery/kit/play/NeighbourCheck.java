package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultPlan;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Pods that wait for what becomes of others: for their company, for the room that is kept for them,
 * and for more bindings than are under way at a time, of each of which the watch tells before the
 * answer comes.
 */
public final class NeighbourCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** More than anybody has under way, twice. */
  private static final int MANY = 80;

  /** So that the answer to a binding takes a second or two. */
  private static final int SLOW = 200;

  private static final String STILL = "kit-still";
  private static final String ONLY_THERE = "  nodeSelector: {kubernetes.io/hostname: kit-still}\n";

  private static final String AFFINITY =
      "  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
          + " [{topologyKey: kubernetes.io/hostname, labelSelector: {matchLabels: {kit: host}}}]}}\n";

  @Override
  public String name() {
    return "neighbours";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      FaultPlan faults = operators.ready().proxy().faults();
      var company = new Stage(lane.namespace("company"), lane.admin());
      var kept = new Stage(lane.namespace("kept-room"), lane.admin());
      var many = new Stage(lane.namespace("many"), lane.admin());
      CallMatch bindings = CallMatch.verbs(Verb.CREATE).of("pods/binding").in(many.namespace());
      faults.add(Rule.always("slow", bindings, new Fault.SlowBody(SLOW)));
      List<String> wrong = new ArrayList<>(company(operators, company));
      wrong.addAll(kept(operators, kept));
      wrong.addAll(many(operators, many));
      var altered = new Stage(lane.namespace("altered"), lane.admin());
      wrong.addAll(new AlteredPods(operators, altered).play());
      var shared = new Stage(lane.namespace("shared-nodes"), lane.admin());
      wrong.addAll(new Newcomer(operators, shared).play());
      List.of(company, kept, many).forEach(stage -> lane.vacate(stage.namespace()));
      return wrong;
    }
  }

  /** On a node whose kubelet says nothing: that its company has a place is all that helps. */
  private static List<String> company(Operators operators, Stage stage) {
    LeavingPod.appear(stage, STILL);
    try {
      stage.apply(pod("guest", "10m", "") + ONLY_THERE + AFFINITY);
      if (!operators.await(PATIENCE, LOOK, () -> RoomCheck.told(stage, "guest"))) {
        return List.of("a pod that waits for company is not told");
      }
      stage.apply(pod("host", "10m", "kit: host") + ONLY_THERE);
      return operators.await(PATIENCE, LOOK, () -> RoomCheck.bound(stage, "guest"))
          ? List.of()
          : List.of("a pod whose company has come is not bound");
    } finally {
      stage.admin().nodes().withName(STILL).delete();
      stage.admin().pods().inNamespace(stage.namespace()).withGracePeriod(0).delete();
    }
  }

  /** Another scheduler's pod was promised room, and then gets its place elsewhere. */
  private static List<String> kept(Operators operators, Stage stage) {
    stage.apply(
        RoomCheck.pod("promised", "kit-3")
            .replace("orrery", "nobody")
            .replace("nodeSelector: {kubernetes.io/hostname: kit-3}", "nodeSelector: {}"));
    stage
        .admin()
        .pods()
        .inNamespace(stage.namespace())
        .withName("promised")
        .subresource("status")
        .patch(
            PatchContext.of(PatchType.JSON_MERGE),
            "{\"status\":{\"nominatedNodeName\":\"kit-3\"}}");
    stage.apply(RoomCheck.pod("waits", "kit-3"));
    if (!operators.await(PATIENCE, LOOK, () -> RoomCheck.told(stage, "waits"))) {
      return List.of("room that is kept for a pod of another scheduler was given away");
    }
    new Occupants(operators, stage).bind("promised", "kit-2");
    return operators.await(PATIENCE, LOOK, () -> RoomCheck.bound(stage, "waits"))
        ? List.of()
        : List.of("room that is kept for nobody any more is given to nobody");
  }

  private static List<String> many(Operators operators, Stage stage) {
    StringBuilder pods = new StringBuilder();
    for (int i = 0; i < MANY; i++) {
      pods.append(pod("many-" + i, "1m", ""));
    }
    stage.apply(pods.toString());
    return operators.await(
            PATIENCE,
            LOOK,
            () ->
                stage.list("v1", "pods").stream()
                    .noneMatch(pod -> pod.at("/spec/nodeName").asText().isEmpty()))
        ? List.of()
        : List.of("of many pods some are never bound");
  }

  private static String pod(String name, String cpu, String labels) {
    return """
        ---
        apiVersion: v1
        kind: Pod
        metadata: {name: %s, namespace: NAMESPACE, labels: {%s}}
        spec:
          schedulerName: orrery
          terminationGracePeriodSeconds: 0
          containers:
            - name: app
              image: example/app:1
              resources: {requests: {cpu: %s, memory: 8Mi}}
        """
        .formatted(name, labels, cpu);
  }
}
