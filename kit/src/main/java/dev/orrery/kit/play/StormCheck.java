package dev.orrery.kit.play;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Ground;
import dev.orrery.kit.subject.Operator;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.ActiveRule;
import dev.orrery.localcluster.proxy.CallMatch;
import dev.orrery.localcluster.proxy.Fault;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Rule;
import dev.orrery.localcluster.proxy.Verb;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * For some seconds all requests of a kind fail, but for those about Leases, while users ask for
 * things: nobody hammers the server meanwhile, nobody dies of it, and afterwards all is done.
 */
public final class StormCheck implements Check {

  private static final Duration STORM = Duration.ofSeconds(8);
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(400);

  /** By then everybody has heard of what was so before. */
  private static final Duration HEARD = Duration.ofSeconds(2);

  /** Longer than a watch may be silent before somebody asks whether it still lives. */
  private static final Duration SILENCE = Duration.ofSeconds(80);

  /** Requests for the same in one storm: with any pause that grows there are far fewer. */
  private static final int MOST = 40;

  /** Everything but Leases. */
  private static final List<String> TARGETS =
      List.of(
          "nodes",
          "namespaces",
          "pods",
          "workloads",
          "deployments",
          "services",
          "poddisruptionbudgets",
          "controlplanes",
          "configmaps",
          "disruptionclaims",
          "leaderepochs");

  private static final Pattern VERSION = Pattern.compile("[?&]resourceVersion=(\\d+)");

  private static final CallMatch READS = CallMatch.verbs(Verb.GET, Verb.LIST);
  private static final CallMatch WATCHES = CallMatch.verbs(Verb.WATCH);

  @Override
  public String name() {
    return "storms";
  }

  @Override
  public List<String> run(Ground ground) {
    Lane lane = ground.lane();
    List<String> wrong = new ArrayList<>();
    try (Operators operators = Operators.steady(lane, ground.seed())) {
      for (Storm storm : storms()) {
        if (wrong.isEmpty()) {
          wrong.addAll(storm(lane, operators, storm));
        }
      }
      if (wrong.isEmpty()) {
        wrong.addAll(calm(operators));
      }
    }
    return wrong;
  }

  /** A watch that ended is missed by nobody once another has taken its place. */
  private static List<String> calm(Operators operators) {
    boolean _ = operators.await(SILENCE, LOOK, () -> false);
    return operators.await(PATIENCE, LOOK, () -> operators.present().running().ready())
        ? List.of()
        : List.of(
            "long after all storms it is not ready: " + operators.present().running().state());
  }

  private record Storm(String name, CallMatch match, Fault fault) {}

  /** Reads and watches, since a watch that is refused is begun anew with a read. */
  private static List<Storm> storms() {
    return List.of(
        new Storm("reads are refused", READS, new Fault.Answer(503, "ServiceUnavailable", null)),
        new Storm("nobody is known", CallMatch.ALL, new Fault.Answer(401, "Unauthorized", null)),
        new Storm("watches are refused", WATCHES, new Fault.Answer(500, "InternalError", null)),
        new Storm("watches break off", WATCHES, new Fault.CloseMidEvent()),
        new Storm("nothing gets through", CallMatch.ALL, new Fault.Reset()));
  }

  private static List<String> storm(Lane lane, Operators operators, Storm storm) {
    operators.ready();
    try (Ensemble plays =
        new Ensemble(lane, "storm", "workload-create", "workload-change", "placer-bind")) {
      if (!operators.await(PATIENCE, LOOK, plays::settled)) {
        return List.of(storm.name() + ": what was given never settles");
      }
      return weathered(lane, operators, storm, plays).stream()
          .map(line -> "while " + storm.name() + ": " + line)
          .toList();
    }
  }

  private static List<String> weathered(
      Lane lane, Operators operators, Storm storm, Ensemble plays) {
    Operator operator = operators.present();
    long seen = newestPod(lane);
    boolean _ = operators.await(HEARD, LOOK, () -> false);
    List<ActiveRule> rules =
        TARGETS.stream()
            .map(target -> Rule.always(storm.name(), storm.match().of(target), storm.fault()))
            .map(operator.proxy().faults()::add)
            .toList();
    Instant begin = Instant.now();
    plays.act();
    boolean _ = operators.await(STORM, LOOK, () -> false);
    rules.forEach(ActiveRule::close);
    List<String> wrong = new ArrayList<>(hammered(operator, begin));
    wrong.addAll(replayed(operator, begin, seen));
    if (!operators.await(PATIENCE, LOOK, () -> plays.done() && Quiet.now(operators))) {
      wrong.add("afterwards it does not go on: " + operators.present().running().state());
    }
    if (operator.running().ended()) {
      wrong.add("the operator ended");
    }
    return wrong;
  }

  private static List<String> hammered(Operator operator, Instant since) {
    Map<String, Long> counts =
        operator
            .proxy()
            .journal()
            .entries(entry -> entry.received().isAfter(since) && !entry.rule().isEmpty())
            .stream()
            .collect(Collectors.groupingBy(StormCheck::about, Collectors.counting()));
    return counts.entrySet().stream()
        .filter(count -> count.getValue() > MOST)
        .map(count -> count.getKey() + " was asked for " + count.getValue() + " times")
        .toList();
  }

  /** The version of the last change of a pod. */
  private static long newestPod(Lane lane) {
    return lane.admin().pods().inAnyNamespace().list().getItems().stream()
        .mapToLong(pod -> Long.parseLong(pod.getMetadata().getResourceVersion()))
        .max()
        .orElse(0);
  }

  /** Who opens a watch again does not ask for what he has heard already. */
  private static List<String> replayed(Operator operator, Instant since, long seen) {
    return operator
        .proxy()
        .journal()
        .entries(
            entry ->
                entry.received().isAfter(since)
                    && entry.call().verb() == Verb.WATCH
                    && entry.call().resource().equals("pods"))
        .stream()
        .map(entry -> VERSION.matcher(entry.call().uri()))
        .filter(Matcher::find)
        .map(version -> Long.parseLong(version.group(1)))
        .filter(version -> version > 0 && version < seen)
        .map(
            version -> "a watch of pods was opened at " + version + " though " + seen + " was seen")
        .distinct()
        .toList();
  }

  private static String about(JournalEntry entry) {
    return "%s %s %s/%s"
        .formatted(
            entry.call().verb(),
            entry.call().target(),
            entry.call().namespace(),
            entry.call().name());
  }
}
