package dev.orrery.bench.fleet;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.ExitCode;
import dev.orrery.bench.cluster.Fleet;
import dev.orrery.plan.Seed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Pods bound per second on a real control plane, and on how many nodes: Orrery, kube-scheduler in
 * three settings, and nobody.
 */
@Command(
    name = "fleet",
    description =
        "Binds one fleet with Orrery, kube-scheduler and without a scheduler, on a real control plane.")
public final class FleetBench implements Benchmark {

  private static final int DEFAULT_SECONDS = 20;
  private static final double MOST_OVER_BOUND = 1.02;

  /** Nodes are only compared when every pod is bound. */
  private static final Duration ALL_BOUND = Duration.ofMinutes(5);

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Nodes of the fleet. Default: ${DEFAULT-VALUE}.")
  int nodes = 500;

  @Option(
      names = "--pods",
      paramLabel = "N",
      description = "Pods that wait. Default: ${DEFAULT-VALUE}.")
  int pods = 3_000;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Runs of each; the median counts. Default: ${DEFAULT-VALUE}.")
  int rounds = 3;

  @Option(
      names = "--only",
      paramLabel = "WHO",
      split = ",",
      description = "Only these of ${COMPLETION-CANDIDATES}; marks need all.")
  List<Entrant> only = List.of(Entrant.values());

  @Override
  public BenchResult run(BenchContext context) throws IOException, InterruptedException {
    if (nodes < 1 || pods < 1 || rounds < 1) {
      throw new BenchException(
          ExitCode.USAGE,
          "--nodes, --pods, --rounds are "
              + nodes
              + ", "
              + pods
              + ", "
              + rounds
              + ". Maybe leave them out: each is at least 1.");
    }
    Fleet fleet = Fleet.of(nodes, pods, new Seed(context.seed()));
    Duration longest = Duration.ofSeconds(context.seconds(DEFAULT_SECONDS));
    Map<Entrant, List<Outcome>> outcomes = new EnumMap<>(Entrant.class);
    for (int round = 1; round <= rounds; round++) {
      for (Entrant entrant : only) {
        Duration patience = entrant.rateLimited() ? longest : ALL_BOUND;
        Outcome outcome = new FleetRun(fleet, entrant.contender(), patience).run();
        outcomes.computeIfAbsent(entrant, _ -> new ArrayList<>()).add(outcome);
        context.progress(line(round, entrant, outcome));
      }
    }
    return new Summary(fleet, outcomes).result(MOST_OVER_BOUND);
  }

  private static String line(int round, Entrant entrant, Outcome outcome) {
    return String.format(
        Locale.ROOT,
        "round %d: %s: %.0f pods/s, %d bound in %.2f s, %d nodes, %d events",
        round,
        entrant,
        outcome.podsPerSecond(),
        outcome.bound(),
        outcome.seconds(),
        outcome.nodesUsed(),
        outcome.events());
  }
}
