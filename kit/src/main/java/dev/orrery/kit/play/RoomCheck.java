package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultPlan;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Room on nodes that has one place left, while bindings go wrong: what was bound without a word of
 * it is not given away again, even when nothing is heard of it for long, what was refused is free
 * again, and a node is there until the API server says otherwise.
 */
public final class RoomCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LATE = Duration.ofSeconds(5);

  /** Longer than anybody waits for a watch before he looks for himself. */
  private static final Duration UNSEEN = Duration.ofSeconds(45);

  /** Longer than an unschedulable pod waits for its report. */
  private static final Duration UNLISTED = Duration.ofSeconds(8);

  static final String SCHEDULER = "orrery-scheduler";

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
      var unseen = new Stage(ground.lane().namespace("room-unseen"), ground.lane().admin());
      CallMatch bindings = CallMatch.verbs(Verb.CREATE).of("pods/binding");
      CallMatch events = CallMatch.verbs(Verb.WATCH).of("pods").by(SCHEDULER);
      List<Rule> rules =
          List.of(
              Rule.once("lost", bindings.in(lost.namespace()), new Fault.ReplyLost(), 0),
              Rule.always("late", events.in(lost.namespace()), new Fault.Delay(LATE)),
              Rule.once(
                  "refused",
                  bindings.in(refused.namespace()),
                  new Fault.Answer(403, "Forbidden", null),
                  0),
              // That the pod is there is seen, and nothing that becomes of it.
              new Rule(
                  "unseen",
                  events.in(unseen.namespace()).named("first"),
                  new Fault.Drop(),
                  1,
                  Integer.MAX_VALUE,
                  1));
      rules.forEach(proxy.faults()::add);
      refused.apply(pod("only", "kit-2"));
      unseen.apply(pod("first", "kit-3"));
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
      var late = new Stage(ground.lane().namespace("room-late"), ground.lane().admin());
      LateReport report = new LateReport(operators, late);
      wrong.addAll(report.play());
      var leaving = new Stage(ground.lane().namespace("room-leaving"), ground.lane().admin());
      wrong.addAll(new LeavingPod(operators, leaving).play());
      wrong.addAll(unseen(operators, unseen));
      wrong.addAll(report.after());
      ground.lane().vacate(late.namespace());
      boolean _ = operators.await(PATIENCE, () -> late.list("v1", "pods").isEmpty());
      proxy.faults().clear();
      wrong.addAll(afresh(operators, ground.lane(), List.of(lost, refused, unseen)));
      return wrong;
    }
  }

  /** What follows, in the end on nodes that are empty again. */
  private static List<String> afresh(Operators operators, Lane lane, List<Stage> before) {
    var unlisted = new Stage(lane.namespace("room-unlisted"), lane.admin());
    List<String> wrong = new ArrayList<>(unlisted(operators, unlisted, lane.admin()));
    List<Stage> used = Stream.concat(before.stream(), Stream.of(unlisted)).toList();
    used.forEach(stage -> lane.vacate(stage.namespace()));
    boolean _ =
        operators.await(
            PATIENCE, () -> used.stream().allMatch(stage -> stage.list("v1", "pods").isEmpty()));
    var lagging = new Stage(lane.namespace("room-lagging"), lane.admin());
    wrong.addAll(new LaggingServer(operators, lagging).play());
    lane.vacate(lagging.namespace());
    return wrong;
  }

  /** A pod was bound and no watch tells: its place is its own for as long as that lasts. */
  private static List<String> unseen(Operators operators, Stage stage) {
    if (!operators.await(PATIENCE, () -> bound(stage) == 1)) {
      return List.of("a pod that nothing hinders is never bound");
    }
    // Who matters more comes first as soon as there is room.
    stage.apply(pod("second", "kit-3") + "  priorityClassName: system-cluster-critical\n");
    return operators.await(UNSEEN, () -> bound(stage) > 1)
        ? List.of("the place of a bound pod of which no watch tells was given away")
        : List.of();
  }

  /** A list of nodes that breaks off says nothing: those that were known are there still. */
  private static List<String> unlisted(
      Operators operators, Stage stage, KubernetesClient administrator) {
    CallMatch nodes = CallMatch.verbs(Verb.WATCH).of("nodes").by(SCHEDULER);
    CallMatch lists = CallMatch.verbs(Verb.LIST).of("nodes").by(SCHEDULER);
    FaultPlan faults = operators.present().proxy().faults();
    faults.add(Rule.once("expired", nodes, new Fault.Expired(), 0));
    ActiveRule broken = faults.add(Rule.always("unlisted", lists, new Fault.Reset()));
    administrator
        .nodes()
        .withName("kit-1")
        .edit(node -> new NodeBuilder(node).editMetadata().addToLabels("seen", "1").and().build());
    if (!operators.await(PATIENCE, () -> broken.struck() > 0)) {
      return List.of("a watch of nodes whose version is too old is not begun with a list");
    }
    stage.apply(pod("new", "kit-0"));
    boolean told = operators.await(UNLISTED, () -> !words(stage).isEmpty());
    broken.close();
    if (told) {
      return List.of("a pod is told, because a list of nodes broke off: " + words(stage));
    }
    return operators.await(PATIENCE, () -> bound(stage) == 1)
        ? List.of()
        : List.of("a pod is not bound after lists of nodes broke off");
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

  /** Whether this pod has a place. */
  static boolean bound(Stage stage, String name) {
    return !stage.get("v1", "pods", name).at("/spec/nodeName").asText().isEmpty();
  }

  /** Whether this pod was told why it has none. */
  static boolean told(Stage stage, String name) {
    return !stage.get("v1", "pods", name).at("/status/conditions/0/message").asText().isEmpty();
  }

  /** What pods that have no place were told. */
  private static List<String> words(Stage stage) {
    return stage.list("v1", "pods").stream()
        .filter(pod -> pod.at("/spec/nodeName").asText().isEmpty())
        .map(pod -> pod.at("/status/conditions/0/message").asText())
        .filter(message -> !message.isEmpty())
        .toList();
  }

  static String pod(String name, String node) {
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
