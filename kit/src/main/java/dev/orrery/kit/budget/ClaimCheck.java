package dev.orrery.kit.budget;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.kube.disruption.ClaimDesk;
import dev.orrery.kube.disruption.ClaimDesks;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.LiveBrake;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.write.EpochSource;
import dev.orrery.kube.write.HttpWriter;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.FaultPlan;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.disruption.Activity;
import dev.orrery.plan.disruption.ClaimRequest;
import dev.orrery.plan.disruption.Grant;
import dev.orrery.plan.disruption.HolderRef;
import dev.orrery.plan.disruption.Permit;
import dev.orrery.plan.disruption.Refusal;
import dev.orrery.plan.disruption.Standing;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * The budget in a real cluster, with room for one claim: a second is refused, the kill switch stops
 * what runs and what comes, what is given back is free, and a claim ends with its holder, or with
 * its process when nobody takes it over.
 */
public final class ClaimCheck implements Check {

  private static final Duration REQUEST = Duration.ofSeconds(15);
  private static final Duration SOON = Duration.ofSeconds(20);
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Longer than from one look after holders to the next. */
  private static final Duration LOOKS = Duration.ofSeconds(12);

  private static final Duration TTL = Duration.ofMinutes(5);

  /** The shortest there is. */
  private static final Duration SHORT = Duration.ofSeconds(10);

  /** Longer than a short claim may go without a sign of life, with all that is added to that. */
  private static final Duration UNRENEWED = Duration.ofSeconds(30);

  private static final Duration RENEWAL = Duration.ofSeconds(1);
  private static final int WRITES = 4;

  /** The role that keeps the budget, alone. */
  private static final OperatorSpec SCHEDULER =
      OperatorSpec.STEADY.roles(Set.of(RoleName.SCHEDULER));

  private static final String HOLDER =
      """
      apiVersion: v1
      kind: Pod
      metadata: {name: holder, namespace: NAMESPACE}
      spec:
        schedulerName: nobody
        containers: [{name: app, image: example/app:1}]
      """;

  @Override
  public String name() {
    return "claims";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    try (Operators operators = new Operators(lane, new InProcess(), SCHEDULER, ground.seed());
        ApiHttp http = new ApiHttp(lane.admin().getConfiguration(), REQUEST)) {
      operators.ready();
      HttpWriter writer = new HttpWriter(http, EpochSource.UNFENCED, "kit", WRITES);
      Function<String, ClaimDesk> desks =
          process ->
              ClaimDesks.of(
                  http,
                  writer,
                  Lane.SYSTEM,
                  new ClaimProcessRef(process, Handover.LEASE),
                  ground.seed());
      Play play =
          new Play(
              new Stage(lane.namespace("claims"), lane.admin()),
              desks.apply("kit"),
              operators.present().proxy().faults(),
              new ArrayList<>());
      play.stage.apply(HOLDER);
      play.oneAtATime();
      if (play.wrong.isEmpty()) {
        play.wrong.addAll(new Handover(play.stage, desks).play());
      }
      lane.vacate(play.stage.namespace());
      return play.wrong;
    }
  }

  private record Play(Stage stage, ClaimDesk desk, FaultPlan faults, List<String> wrong) {

    void oneAtATime() {
      if (!(claim("first", PATIENCE) instanceof Grant.Held(Permit first))) {
        wrong.add("a claim is refused though none is held");
        return;
      }
      if (claim("second", Duration.ZERO) instanceof Grant.Held) {
        wrong.add("two claims are held where one may be");
      }
      killSwitch(first);
      first.release();
      deleted();
      renewed();
      if (claim("third", SOON) instanceof Grant.Held(Permit third)) {
        unanswered(third);
        withItsHolder(third);
      } else {
        wrong.add("a place that was given back is not free");
      }
    }

    private void killSwitch(Permit running) {
      var switches = stage.admin().configMaps().inNamespace(Lane.SYSTEM);
      switches
          .resource(
              new ConfigMapBuilder()
                  .withNewMetadata()
                  .withName(LiveBrake.NAME)
                  .endMetadata()
                  .build())
          .create();
      if (!(running.check() instanceof Standing.Halt(Standing.Cause cause, String _)
          && cause == Standing.Cause.KILL_SWITCH)) {
        wrong.add("what runs goes on while the kill switch is engaged");
      }
      if (!(claim("stopped", Duration.ZERO) instanceof Grant.Refused(Refusal refusal)
          && refusal.cause() == Refusal.Cause.KILL_SWITCH)) {
        wrong.add("a claim is not refused by the kill switch");
      }
      if (!Wait.until(SOON, () -> state().equals("Stopped"))) {
        wrong.add("the kill switch is engaged, and the ControlPlane says " + state());
      }
      switches.withName(LiveBrake.NAME).delete();
      if (!Wait.until(SOON, () -> running.check().mayProceed())) {
        wrong.add("what was stopped may not go on after the kill switch: " + running.check());
      }
    }

    /** Somebody deletes a claim: what holds it stops, and its place is free. */
    private void deleted() {
      if (!(claim("deleted", SOON) instanceof Grant.Held(Permit held))) {
        wrong.add("a place that was given back is not free");
        return;
      }
      stage
          .admin()
          .genericKubernetesResources("orrery.dev/v1alpha1", "DisruptionClaim")
          .withName(held.name())
          .delete();
      if (!Wait.until(SOON, () -> !held.check().mayProceed())) {
        wrong.add("what holds a claim that was deleted goes on");
      }
      held.release();
    }

    /** Lists show a claim as it was before its last signs of life: it is not ended for that. */
    private void renewed() {
      if (!(desk.claim(request(stage, "renewed", SHORT), SOON)
          instanceof Grant.Held(Permit held))) {
        wrong.add("a place that was given back is not free");
        return;
      }
      CallMatch lists = CallMatch.verbs(Verb.LIST).of("disruptionclaims");
      long version =
          stage
              .read("/apis/orrery.dev/v1alpha1/disruptionclaims/" + held.name())
              .at("/metadata/resourceVersion")
              .asLong();
      try (ActiveRule rule = faults.add(Rule.always("past", lists, Fault.StaleView.at(version)))) {
        if (Wait.until(UNRENEWED, RENEWAL, () -> !held.check().mayProceed())) {
          wrong.add("a claim ended though it was renewed, because lists were old: " + held.check());
        } else if (rule.struck() == 0) {
          wrong.add("nobody lists claims");
        }
      }
      held.release();
    }

    /** That nobody answers whether a holder is there does not mean that it is gone. */
    private void unanswered(Permit held) {
      CallMatch looks = CallMatch.verbs(Verb.GET).of("pods").in(stage.namespace());
      var error = new Fault.Answer(500, "InternalError", null);
      try (ActiveRule rule = faults.add(Rule.always("unanswered", looks, error))) {
        boolean gone = Wait.until(LOOKS, () -> !held.check().mayProceed());
        if (gone) {
          wrong.add("a claim ended because nobody answered whether its holder is there");
        } else if (rule.struck() == 0) {
          wrong.add("nobody asked whether a holder is there");
        }
      }
    }

    private void withItsHolder(Permit held) {
      stage.delete(HOLDER);
      String path = "/apis/orrery.dev/v1alpha1/disruptionclaims/" + held.name();
      if (!Wait.until(PATIENCE, () -> stage.read(path).isMissingNode())) {
        wrong.add("a claim outlives its holder");
      }
      stage.apply(HOLDER);
      if (claim("last", SOON) instanceof Grant.Held(Permit last)) {
        last.release();
      } else {
        wrong.add("a place whose holder is gone is not free");
      }
    }

    private String state() {
      return stage.controlPlane().at("/status/disruption/state").asText();
    }

    private Grant claim(String act, Duration patience) {
      return desk.claim(request(stage, act), patience);
    }
  }

  /** What the holder that is on this stage asks for. */
  static ClaimRequest request(Stage stage, String act) {
    return request(stage, act, TTL);
  }

  private static ClaimRequest request(Stage stage, String act, Duration ttl) {
    String uid = stage.get("v1", "pods", "holder").at("/metadata/uid").asText();
    var holder = new HolderRef("v1", "Pod", "pods", stage.namespace(), "holder", uid);
    return new ClaimRequest(act, Activity.EVICTION, "a check", holder, List.of(), "", "", ttl);
  }
}
