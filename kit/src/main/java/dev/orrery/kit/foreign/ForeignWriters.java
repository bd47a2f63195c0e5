package dev.orrery.kit.foreign;

import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.Keeper;
import dev.orrery.kit.subject.Operators;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.process.Wait;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Attacks Workloads and the ControlPlane in one cluster, and sees what Orrery does. */
public final class ForeignWriters {

  private static final int WIDTH = 6;
  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  /** Many victims are looked at side by side, each with several reads. */
  private static final Duration LOOK = Duration.ofMillis(500);

  private static final Duration REQUEST = Duration.ofSeconds(30);

  private final Seed seed;
  private final Consumer<String> progress;

  /** Tells of each attack. */
  public ForeignWriters(Seed seed, Consumer<String> progress) {
    this.seed = seed;
    this.progress = progress;
  }

  /** The names of all attacks. */
  public static List<String> names() {
    return Attacks.all().stream().map(Attack::name).toList();
  }

  /** Plays those attacks whose names pass, in a cluster of their own. */
  public List<AttackResult> run(Predicate<String> chosen) throws InterruptedException {
    try (Lane lane = Lane.start("foreign")) {
      return run(lane, chosen, Integer.MAX_VALUE, LIMIT);
    }
  }

  /**
   * Plays them in this lane, side by side but for those that need to be alone.
   *
   * @param longest seconds; what would go on for longer ends then
   * @param limit for the answer to each
   */
  List<AttackResult> run(Lane lane, Predicate<String> chosen, int longest, Duration limit)
      throws InterruptedException {
    List<Attack> attacks = new ArrayList<>(Attacks.all());
    attacks.removeIf(attack -> !chosen.test(attack.name()));
    attacks.sort(Comparator.comparing(Attack::alone).thenComparingInt(ForeignWriters::late));
    List<AttackResult> results = new ArrayList<>();
    try (Operators operators = Operators.steady(lane, seed);
        ApiHttp http = new ApiHttp(lane.admin().getConfiguration(), REQUEST)) {
      operators.ready();
      try (Keeper _ = new Keeper(operators);
          var threads = Executors.newFixedThreadPool(WIDTH)) {
        List<Future<AttackResult>> running = new ArrayList<>();
        for (Attack attack : attacks) {
          if (!attack.alone()) {
            running.add(threads.submit(() -> play(attack, longest, limit, lane, http)));
          }
        }
        for (Future<AttackResult> each : running) {
          results.add(each.get());
        }
        for (Attack attack : attacks) {
          if (attack.alone()) {
            results.add(play(attack, longest, limit, lane, http));
          }
        }
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException("an attack failed: " + failed.getCause(), failed);
    }
    return List.copyOf(results);
  }

  /** Long ones begin first where many run at a time, and come last where each runs alone. */
  private static int late(Attack attack) {
    return attack.alone() ? attack.seconds() : -attack.seconds();
  }

  private AttackResult play(Attack attack, int longest, Duration limit, Lane lane, ApiHttp http) {
    Victim victim = new Victim(lane, http, new Stage(lane.namespace("victim"), lane.admin()));
    victim.stage().apply(Victim.yaml("app:1"));
    if (!Wait.until(READY, LOOK, victim::well)) {
      throw new IllegalStateException(
          "the Workload is not well before "
              + attack.name()
              + ": "
              + victim.reason()
              + ". Maybe the machine is too busy.");
    }
    Instant begin = Instant.now();
    attack.strike(victim);
    attack.meanwhile(victim);
    String told = goOn(attack, longest, victim, begin);
    Instant end = Instant.now();
    Instant from = attack.seconds() > 0 ? end : begin;
    boolean answered = Wait.until(limit, LOOK, () -> attack.answered(victim));
    double seconds = Duration.between(from, Instant.now()).toMillis() / 1000.0;
    String how = told + attack.answer(victim);
    double writes = attack.seconds() > 0 ? writesPerMinute(attack, victim, begin, end) : 0;
    attack.end(victim);
    boolean recovered = Wait.until(RECOVERY, LOOK, () -> attack.recovered(victim));
    AttackResult result =
        new AttackResult(attack.name(), answered, seconds, recovered, writes, how);
    progress.accept(result.toString());
    lane.vacate(victim.stage().namespace());
    return result;
  }

  /** A blow every second, whatever came of the last one. */
  private static String goOn(Attack attack, int longest, Victim victim, Instant begin) {
    String told = "";
    for (int i = 1; i < Math.min(attack.seconds(), longest); i++) {
      Instant next = begin.plusSeconds(i);
      boolean _ = Wait.until(Duration.ofSeconds(2), () -> !Instant.now().isBefore(next));
      if (told.isEmpty() && victim.told()) {
        told = "told after " + i + " s: " + victim.reason() + ", in the end ";
      }
      attack.strike(victim);
    }
    return told;
  }

  /** Our writes to the contested object that was written to most, by the API server's account. */
  private static double writesPerMinute(Attack attack, Victim victim, Instant begin, Instant end) {
    Map<String, Long> counts =
        victim.lane().writes().stream()
            .filter(write -> !write.received().isBefore(begin) && write.received().isBefore(end))
            .filter(write -> ours(write) && write.succeeded())
            // What was made is claimed at once: both are one answer.
            .filter(write -> !write.userAgent().contains(".claim-"))
            .filter(
                write ->
                    write.namespace().isEmpty()
                        || write.namespace().equals(victim.stage().namespace()))
            .map(write -> write.resource() + "/" + write.name())
            .filter(attack.contested()::contains)
            .collect(Collectors.groupingBy(object -> object, Collectors.counting()));
    double minutes = Math.max(1, Duration.between(begin, end).toMillis() / 60_000.0);
    return counts.values().stream().mapToLong(Long::longValue).max().orElse(0) / minutes;
  }

  private static boolean ours(AuditEvent write) {
    return write.user().startsWith("system:serviceaccount:" + Lane.SYSTEM + ":");
  }
}
