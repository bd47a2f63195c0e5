package dev.orrery.kit.sensitivity;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.Passage;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.operator.settings.RoleName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * A leader that cannot renew its Leases, and in one of the ways can do everything else: another
 * follows, with a higher epoch, and nothing of the old one's is accepted after it.
 */
final class LeadershipCheck implements Check {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Pattern EPOCH = Pattern.compile("; epoch (\\d+)\\)");

  private static final List<Fault> AT_LEASES =
      List.of(new Fault.Answer(409, "Conflict", null), new Fault.Hang());

  @Override
  public String name() {
    return "leadership";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    var stage = new Stage(lane.namespace("leaders"), lane.admin());
    List<String> wrong;
    try (Operators first = operators(ground);
        Operators second = operators(ground)) {
      Operator leader = first.ready();
      stage.apply(yaml(1));
      if (!Wait.until(PATIENCE, () -> stage.runs("shop", 1))) {
        return List.of("a Workload is not ready after " + PATIENCE.toSeconds() + " s");
      }
      wrong = succession(lane, stage, leader, second.ready(), AT_LEASES.getFirst(), 2);
      if (wrong.isEmpty()) {
        Operator follower = first.ready();
        wrong = succession(lane, stage, second.present(), follower, AT_LEASES.getLast(), 1);
      }
    }
    return wrong.isEmpty() ? kept(stage) : wrong;
  }

  /** Leases that a leader who ended in order did not give back. */
  private static List<String> kept(Stage stage) {
    String leases = "/apis/coordination.k8s.io/v1/namespaces/" + Lane.SYSTEM + "/leases/orrery-";
    return Stream.of(RoleName.values())
        .filter(
            role -> !stage.read(leases + role.text()).at("/spec/holderIdentity").asText().isEmpty())
        .map(role -> "a leader that ended in order kept the Lease of " + role.text())
        .toList();
  }

  private static Operators operators(Ground ground) {
    return new Operators(ground.lane(), new InProcess(), OperatorSpec.SOON, ground.seed());
  }

  private static List<String> succession(
      Lane lane, Stage stage, Operator old, Operator next, Fault fault, int pods) {
    List<String> wrong = new ArrayList<>();
    Instant since = Instant.now();
    old.proxy().faults().add(Rule.always("no renewal", CallMatch.writes().of("leases"), fault));
    if (!Wait.until(PATIENCE, () -> leads(next))) {
      wrong.add("nobody follows a leader whose Leases meet " + fault);
    }
    stage.apply(yaml(pods));
    if (wrong.isEmpty() && !Wait.until(PATIENCE, () -> stage.runs("shop", pods))) {
      wrong.add("the new leader does nothing: " + next.running().state());
    }
    if (!Wait.until(PATIENCE, () -> old.running().ended())) {
      wrong.add("a leader whose Leases meet " + fault + " does not end");
      old.proxy().passage(Passage.BROKEN);
    }
    for (RoleName role : RoleName.values()) {
      long before = epochs(old, role).max().orElse(0);
      long after = epochs(next, role).min().orElse(Long.MAX_VALUE);
      if (after <= before) {
        wrong.add(role.text() + ": epoch " + after + " follows epoch " + before);
      }
      wrong.addAll(stale(lane, role, since));
    }
    return wrong;
  }

  /** The epochs that this operator's writes in a role carried. */
  private static LongStream epochs(Operator operator, RoleName role) {
    return operator
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.call().verb().write()
                    && (role == RoleName.CONTROLLERS)
                        == entry.call().agent().startsWith("orrery-workload"))
        .stream()
        .map(entry -> entry.call().agent())
        .filter(agent -> !agent.contains("elector"))
        .map(EPOCH::matcher)
        .filter(Matcher::find)
        .mapToLong(found -> Long.parseLong(found.group(1)));
  }

  /** Whether both Leases are renewed through this operator's proxy. */
  private static boolean leads(Operator operator) {
    long leases =
        operator
            .proxy()
            .journal()
            .entries(
                entry ->
                    entry.call().resource().equals("leases")
                        && entry.call().verb().write()
                        && entry.code() / 100 == 2)
            .stream()
            .map(entry -> entry.call().name())
            .distinct()
            .count();
    return leases >= RoleName.values().length && operator.running().ready();
  }

  /** Writes that were accepted after one of a higher epoch was. */
  private static List<String> stale(Lane lane, RoleName role, Instant since) {
    List<String> wrong = new ArrayList<>();
    long highest = 0;
    for (AuditEvent write : lane.writes()) {
      Matcher epoch = EPOCH.matcher(write.userAgent());
      if (write.user().equals(Lane.user(role))
          && write.succeeded()
          && !write.userAgent().contains("elector")
          && !write.received().isBefore(since)
          && epoch.find()) {
        long now = Long.parseLong(epoch.group(1));
        highest = Math.max(highest, now);
        if (now < highest) {
          wrong.add(
              write.userAgent() + " wrote " + write.uri() + " after epoch " + highest + " began");
        }
      }
    }
    return wrong;
  }

  private static String yaml(int replicas) {
    return """
        apiVersion: orrery.dev/v1alpha1
        kind: Workload
        metadata: {name: shop, namespace: NAMESPACE}
        spec:
          replicas: %d
          template:
            spec:
              terminationGracePeriodSeconds: 0
              containers:
                - name: app
                  image: example/app:1
                  resources: {requests: {cpu: 10m, memory: 8Mi}}
        """
        .formatted(replicas);
  }
}
