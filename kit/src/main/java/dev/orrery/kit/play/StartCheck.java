package dev.orrery.kit.play;

import com.fasterxml.jackson.databind.JsonNode;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Starts in which some lists come late, or in many small pages, or break off: of any two kinds each
 * is once there while the other is not. Who starts among what is well binds the pod that waits, and
 * changes and says nothing else.
 */
public final class StartCheck implements Check {

  /** Also for who waits for the rest of a list that never comes. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final int PAGE = 2;

  /** Longer than it takes to come to a wrong conclusion and to write it down. */
  private static final Duration LATE = Duration.ofSeconds(7);

  private static final Duration LOOK = Duration.ofMillis(300);

  /** Of so many starts each kind is late in half, no two kinds in the same ones. */
  private static final int STARTS = 5;

  private static final int LATE_STARTS = 2;

  /** Some of those that both roles ask. */
  private static final int QUESTIONS = 4;

  private static final Fault BUSY = new Fault.Answer(429, "TooManyRequests", Duration.ofSeconds(1));

  /** What may be written by whoever begins to lead: statuses get the new epoch. */
  private static final Set<String> OF_A_START =
      Set.of(
          "leases",
          "leaderepochs",
          "events",
          "pods/binding",
          "controlplanes/status",
          "workloads/status");

  @Override
  public String name() {
    return "starts";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    Stage stage = new Stage(lane.namespace("starts"), lane.admin());
    Story story = Stories.named("workload-create").getFirst();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      operators.ready();
      story.act(stage);
      if (!operators.await(PATIENCE, () -> story.done(stage) && Quiet.now(operators))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      List<String> kinds = new ArrayList<>(listed(operators));
      Collections.shuffle(kinds, ground.seed().random("starts"));
      List<Integer> codes = codes();
      List<String> wrong = new ArrayList<>();
      for (int start = 0; start < STARTS && wrong.isEmpty(); start++) {
        Set<String> late = new TreeSet<>();
        for (int i = 0; i < kinds.size(); i++) {
          if ((codes.get(i % codes.size()) >> start & 1) == 1) {
            late.add(kinds.get(i));
          }
        }
        wrong.addAll(
            start(
                operators,
                stage,
                "late lists of " + late,
                late.stream().map(kind -> lists(kind, new Fault.Late(LATE))).toList()));
      }
      // Who cannot bear it begins anew, and would spare the others what is in store for them.
      for (String agent : List.of(RoomCheck.SCHEDULER, "fabric8")) {
        if (wrong.isEmpty()) {
          wrong.addAll(
              start(
                  operators,
                  stage,
                  "lists of " + agent + " that break off",
                  kinds.stream().map(kind -> half(kind, agent)).toList()));
        }
      }
      if (wrong.isEmpty()) {
        wrong.addAll(overload(operators, stage));
      }
      if (wrong.isEmpty()) {
        wrong.addAll(drift(operators, stage));
      }
      lane.vacate(stage.namespace());
      return wrong;
    }
  }

  /** Of the first questions some are not answered: whoever asks waits, and does not give up. */
  private static List<String> overload(Operators operators, Stage stage) {
    CallMatch questions = CallMatch.verbs(Verb.OTHER).of("selfsubjectaccessreviews");
    Rule overload = new Rule("overload", questions, BUSY, 0, QUESTIONS, 1);
    int before = operators.started();
    List<String> wrong =
        new ArrayList<>(start(operators, stage, "questions about rights", List.of(overload)));
    if (operators.started() > before + 1) {
      wrong.add("an operator ends when its first questions meet an overloaded server");
    }
    return wrong;
  }

  /** What others changed while nobody led is put right by whoever leads next. */
  private static List<String> drift(Operators operators, Stage stage) {
    operators.close();
    var admin = stage.admin();
    admin
        .services()
        .inNamespace(stage.namespace())
        .withName("front")
        .patch("{\"spec\":{\"selector\":{\"orrery.dev/workload\":\"evil\"}}}");
    admin
        .apps()
        .deployments()
        .inNamespace(stage.namespace())
        .withName("shop")
        .patch("{\"spec\":{\"template\":{\"spec\":{\"terminationGracePeriodSeconds\":7}}}}");
    admin.policy().v1().podDisruptionBudget().inNamespace(stage.namespace()).delete();
    return operators.await(
            PATIENCE,
            LOOK,
            () ->
                stage
                        .get("v1", "services", "front")
                        .at("/spec/selector/orrery.dev~1workload")
                        .asText()
                        .equals("shop")
                    && stage
                            .get("apps/v1", "deployments", "shop")
                            .at("/spec/template/spec/terminationGracePeriodSeconds")
                            .asInt()
                        == 0
                    && !stage.list("policy/v1", "poddisruptionbudgets").isEmpty())
        ? List.of()
        : List.of("what others changed while nobody led is not put right");
  }

  /** What is listed over the whole cluster by one that starts. */
  private static Set<String> listed(Operators operators) {
    Set<String> kinds = new TreeSet<>();
    operators
        .present()
        .proxy()
        .journal()
        .entries(entry -> entry.call().verb() == Verb.LIST)
        .forEach(entry -> kinds.add(entry.call().resource()));
    return kinds;
  }

  /** All ways to be late in some starts of all: none holds another. */
  private static List<Integer> codes() {
    List<Integer> codes = new ArrayList<>();
    for (int code = 0; code < 1 << STARTS; code++) {
      if (Integer.bitCount(code) == LATE_STARTS) {
        codes.add(code);
      }
    }
    return codes;
  }

  /** What befalls the first lists of a kind: both roles may list it. */
  private static Rule lists(String kind, Fault fault) {
    return new Rule("first", CallMatch.verbs(Verb.LIST).of(kind), fault, 0, 2, 1);
  }

  private static Rule half(String kind, String agent) {
    CallMatch lists = CallMatch.verbs(Verb.LIST).of(kind).by(agent);
    return Rule.once("half", lists, new Fault.HalfReply(), 0);
  }

  private static List<String> start(
      Operators operators, Stage stage, String what, List<Rule> rules) {
    operators.close();
    String pod = "waits-" + operators.started();
    stage.apply(RoomCheck.pod(pod, "kit-1").replace("cpu: \"3\"", "cpu: 10m"));
    FaultProxy proxy =
        operators
            .fresh(
                fresh -> {
                  rules.forEach(fresh.faults()::add);
                  fresh
                      .faults()
                      .add(
                          Rule.always(
                              "pages", CallMatch.verbs(Verb.LIST), new Fault.SmallPages(PAGE)));
                })
            .proxy();
    Set<String> wrong = new TreeSet<>();
    boolean bound =
        operators.await(
            PATIENCE,
            LOOK,
            () -> {
              wrong.addAll(said(stage));
              return RoomCheck.bound(stage, pod) && Quiet.now(operators);
            });
    if (!bound) {
      wrong.add("a pod that nothing hinders is never bound");
    }
    proxy
        .journal()
        .entries(entry -> entry.call().verb().write() && !OF_A_START.contains(target(entry)))
        .forEach(entry -> wrong.add(entry.call().verb() + " " + target(entry) + " was written"));
    if (wrong.isEmpty() && !works(operators, stage)) {
      wrong.add("what a user asks for next is not done");
    }
    return wrong.stream().map(line -> "a start with " + what + ": " + line).toList();
  }

  /** Whether it carries out a change, of which it hears after it has begun. */
  private static boolean works(Operators operators, Stage stage) {
    Story change = Stories.named("workload-change").getFirst();
    String image = "example/app:" + operators.started();
    stage.apply(change.given().replace("example/app:1", image));
    return operators.await(
        PATIENCE,
        LOOK,
        () ->
            change.done(stage)
                && stage
                    .get("apps/v1", "deployments", "shop")
                    .at("/spec/template/spec/containers/0/image")
                    .asText()
                    .equals(image)
                && Quiet.now(operators));
  }

  private static String target(JournalEntry entry) {
    return entry.call().target();
  }

  /** What those that are well are said to be. */
  private static List<String> said(Stage stage) {
    List<String> said = new ArrayList<>();
    JsonNode plane = stage.controlPlane();
    int nodes = stage.admin().nodes().list().getItems().size();
    if (!Stage.is(plane, "Ready", "True") || plane.at("/status/nodes").asInt() != nodes) {
      said.add("of " + nodes + " nodes the ControlPlane says: " + plane.path("status"));
    }
    if (!Stage.is(stage.workload("shop"), "Ready", "True")) {
      said.add("a Workload is said not to be ready");
    }
    return said;
  }
}
