package dev.orrery.kit.leadership;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.kube.lead.LeaseTerms;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a reign goes on and ends: not by one conflict and not with its connections, by an epoch that
 * somebody else raised, and at its deadline, long before the Lease runs out.
 */
public final class ReignCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** A Lease that runs four times as long as its holder may go on without renewing it. */
  private static final LeaseTerms TERMS =
      new LeaseTerms(Duration.ofSeconds(40), Duration.ofSeconds(8), Duration.ofSeconds(1));

  /** Leases that run out sooner than the leader has to renew its own. */
  private static final LeaseTerms HASTY =
      new LeaseTerms(Duration.ofSeconds(2), Duration.ofMillis(1500), Duration.ofMillis(500));

  /** Longer than a hasty Lease runs, and shorter than the leader's deadline. */
  private static final Duration SILENCE = Duration.ofMillis(4500);

  /** For the deadline and for what an operator needs to end. */
  private static final Duration ENDED = Duration.ofSeconds(24);

  private static final List<Fault> NO_RENEWAL =
      List.of(new Fault.Answer(409, "Conflict", null), new Fault.Hang());

  /** Longer than Leases run. */
  private static final Duration CLOCK_ERROR = Duration.ofMinutes(2);

  /** Some renewals, and some looks of those that wait. */
  private static final Duration BESIDE = Duration.ofSeconds(8);

  private static final Duration LOOK = Duration.ofMillis(400);

  private static final int RENEWALS = 3;
  private static final long RAISE = 5;

  @Override
  public String name() {
    return "reigns";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    var stage = new Stage(lane.namespace("reigns"), lane.admin());
    OperatorSpec spec = OperatorSpec.STEADY.terms(TERMS);
    try (Operators operators = new Operators(lane, new InProcess(), spec, ground.seed())) {
      operators.ready();
      List<String> wrong = new ArrayList<>(conflict(operators));
      if (wrong.isEmpty()) {
        wrong.addAll(told(lane, operators));
      }
      if (wrong.isEmpty()) {
        wrong.addAll(clocks(lane, operators, ground.seed()));
      }
      if (wrong.isEmpty()) {
        wrong.addAll(raised(lane, operators, stage));
      }
      if (wrong.isEmpty()) {
        wrong.addAll(forgotten(operators));
      }
      for (Fault fault : NO_RENEWAL) {
        if (wrong.isEmpty()) {
          wrong.addAll(deadline(operators, fault));
          // Nobody is to wait until it runs out.
          lane.admin().leases().inNamespace(Lane.SYSTEM).delete();
        }
      }
      if (wrong.isEmpty()) {
        wrong.addAll(anew(lane, operators, stage));
      }
      lane.vacate(stage.namespace());
      return wrong;
    } finally {
      // Nobody is to wait until they run out.
      lane.admin().leases().inNamespace(Lane.SYSTEM).delete();
    }
  }

  /** Each Lease meets one conflict, as when somebody labels it between its read and its write. */
  private static List<String> conflict(Operators operators) {
    Operator leader = operators.present();
    List<ActiveRule> conflicts = new ArrayList<>();
    for (RoleName role : RoleName.values()) {
      CallMatch renewal = CallMatch.writes().of("leases").named("orrery-" + role.text());
      var conflict = new Fault.Answer(409, "Conflict", null);
      conflicts.add(leader.proxy().faults().add(Rule.once("conflict", renewal, conflict, 0)));
    }
    long before = renewals(leader);
    boolean _ =
        Wait.until(
            PATIENCE,
            () ->
                leader.running().ended()
                    || (met(conflicts) && renewals(leader) >= before + RENEWALS));
    if (!met(conflicts)) {
      return List.of("a leader did not try to renew its Lease");
    }
    return leader.running().ended()
        ? List.of("one conflict at its Lease ended a leader")
        : List.of();
  }

  /** The ControlPlane's status tells the epoch of whoever leads, though nothing else is new. */
  private static List<String> told(Lane lane, Operators operators) {
    var _ = operators.fresh(_ -> {});
    operators.ready();
    var fence = new Fence(lane, RoleName.SCHEDULER);
    var stage = new Stage(Lane.SYSTEM, lane.admin());
    return operators.await(
            PATIENCE,
            LOOK,
            () -> {
              long epoch = fence.epoch();
              return epoch > 0 && stage.controlPlane().at("/status/epoch").asLong() == epoch;
            })
        ? List.of()
        : List.of("a new leader leaves the ControlPlane's status in an earlier epoch");
  }

  /**
   * Who waits for a Lease goes by what he saw and by how long the Lease runs, not by what clocks
   * say that are set wrong, nor by how long his own would run.
   */
  private static List<String> clocks(Lane lane, Operators operators, Seed seed) {
    Operator leader = operators.ready();
    List<String> wrong = new ArrayList<>();
    List<Operators> others = new ArrayList<>();
    try {
      for (Duration error : List.of(CLOCK_ERROR, CLOCK_ERROR.negated())) {
        OperatorSpec spec = OperatorSpec.STEADY.terms(HASTY).clockError(error);
        Operators other = new Operators(lane, new InProcess(), spec, seed);
        others.add(other);
        var _ = other.present();
      }
      if (Wait.until(BESIDE, LOOK, () -> !holders(lane).equals(Set.of(leader.name())))) {
        wrong.add("Leases that are held were taken beside wrong clocks: " + holders(lane));
      }
      wrong.addAll(silence(lane, leader));
      wrong.addAll(blip(others));
      if (leader.running().ended()) {
        wrong.add("a leader ended beside others whose clocks are wrong");
      }
    } finally {
      others.forEach(Operators::close);
    }
    return wrong;
  }

  /** A leader cannot renew for longer than the Leases of others run, and not for long. */
  private static List<String> silence(Lane lane, Operator leader) {
    CallMatch renewals = CallMatch.writes().of("leases");
    var away = new Fault.Answer(503, "ServiceUnavailable", null);
    try (ActiveRule silence = leader.proxy().faults().add(Rule.always("silence", renewals, away))) {
      boolean taken = Wait.until(SILENCE, LOOK, () -> !holders(lane).equals(Set.of(leader.name())));
      if (silence.struck() == 0) {
        return List.of("a leader did not try to renew its Lease");
      }
      return taken ? List.of("a Lease was taken before it ran out: " + holders(lane)) : List.of();
    }
  }

  /** Who stands by cannot look at Leases for a moment, and is well again after it. */
  private static List<String> blip(List<Operators> waiting) {
    CallMatch looks = CallMatch.verbs(Verb.GET).of("leases");
    var away = new Fault.Answer(503, "ServiceUnavailable", null);
    for (Operators each : waiting) {
      try (ActiveRule blip =
          each.present().proxy().faults().add(Rule.always("blip", looks, away))) {
        if (!Wait.until(BESIDE, LOOK, () -> blip.struck() > 0)) {
          return List.of("who stands by does not look at Leases");
        }
      }
    }
    return Wait.until(
            PATIENCE,
            LOOK,
            () -> waiting.stream().allMatch(each -> each.present().running().ready()))
        ? List.of()
        : List.of("who stands by is not well again after a look at a Lease failed");
  }

  private static Set<String> holders(Lane lane) {
    return lane.admin().leases().inNamespace(Lane.SYSTEM).list().getItems().stream()
        .map(lease -> String.valueOf(lease.getSpec().getHolderIdentity()))
        .collect(Collectors.toSet());
  }

  private static boolean met(List<ActiveRule> rules) {
    return rules.stream().allMatch(rule -> rule.struck() > 0);
  }

  /** Somebody raises the epochs: from then on the server refuses all that the leader writes. */
  private static List<String> raised(Lane lane, Operators operators, Stage stage) {
    for (RoleName role : RoleName.values()) {
      var fence = new Fence(lane, role);
      fence.raise(fence.epoch() + RAISE);
    }
    Story story = Stories.named("workload-create").getFirst();
    story.act(stage);
    return operators.await(PATIENCE, () -> story.done(stage))
        ? List.of()
        : List.of("nothing is done after somebody raised the epochs");
  }

  /** A router forgets all connections; whoever opens new ones in time goes on. */
  private static List<String> forgotten(Operators operators) {
    Operator leader = operators.ready();
    leader.proxy().forgetConnections();
    long before = renewals(leader);
    boolean goesOn =
        Wait.until(
            PATIENCE, () -> leader.running().ended() || renewals(leader) >= before + RENEWALS);
    return goesOn && !leader.running().ended()
        ? List.of()
        : List.of("a leader does not outlive its connections");
  }

  private static List<String> deadline(Operators operators, Fault fault) {
    Operator leader = operators.ready();
    leader.proxy().faults().add(Rule.always("no renewal", CallMatch.writes().of("leases"), fault));
    return Wait.until(ENDED, () -> leader.running().ended())
        ? List.of()
        : List.of("a leader whose renewals meet " + fault + " goes on after its deadline");
  }

  /** Of all epochs only what objects carry is left: a leader begins above that, and at once. */
  private static List<String> anew(Lane lane, Operators operators, Stage stage) {
    operators.close();
    lane.admin().leases().inNamespace(Lane.SYSTEM).delete();
    for (RoleName role : RoleName.values()) {
      new Fence(lane, role).delete();
    }
    int before = operators.started();
    Story story = Stories.named("workload-scale").getFirst();
    story.act(stage);
    if (!operators.await(PATIENCE, () -> story.done(stage))) {
      return List.of("nothing is done after Leases and epochs were taken away");
    }
    return operators.started() > before + 1
        ? List.of("a leader that found no epoch began in one that was there before")
        : List.of();
  }

  /** Writes of its Leases that the server took. */
  private static long renewals(Operator leader) {
    return leader
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.call().resource().equals("leases")
                    && entry.call().verb().write()
                    && entry.code() / 100 == 2)
        .size();
  }
}
