package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.stale.StaleMatrix;
import dev.orrery.kit.stale.StaleRun;
import dev.orrery.plan.Seed;
import java.util.List;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Operators that do not know the present. */
@Command(
    name = "stale-reads",
    description = "Caches that lag, events that are lost, watches that expire or freeze.")
public final class StaleReadsBench implements Benchmark {

  private static final int RUNS = 100;
  private static final int FROZEN_SECONDS = 90;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Clusters side by side. Default: ${DEFAULT-VALUE}.")
  private int lanes = 8;

  @Option(
      names = "--share",
      paramLabel = "X",
      description = "Share of the runs that is tried, by the seed. Default: 1.")
  private double share = 1;

  @Option(
      names = "--longest-lag",
      paramLabel = "SECONDS",
      description = "Leaves longer lags out. Default: ${DEFAULT-VALUE}.")
  private int longestLag = 120;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only what has this in its description. Default: all.")
  private String only = "";

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    var matrix = new StaleMatrix(new Seed(context.seed()), context::progress);
    List<StaleRun> all = matrix.run(lanes, share, longestLag, only);
    List<StaleRun> runs = all.stream().filter(StaleRun::happened).toList();
    BenchResult.Builder result = BenchResult.builder();
    row(result, "lag", runs, run -> run.what().contains("lag of"));
    row(result, "back in time", runs, run -> run.what().endsWith("back in time"));
    row(result, "event lost", runs, run -> run.what().endsWith("lost"));
    row(result, "watch expired", runs, run -> run.what().endsWith("expired"));
    row(result, "watch frozen", runs, StaleReadsBench::frozen);
    runs.stream().filter(run -> !run.repaired()).forEach(run -> result.note(run.toString()));
    int repaired = (int) runs.stream().filter(StaleRun::repaired).count();
    int destructive = runs.stream().mapToInt(StaleRun::destructive).sum();
    double detected =
        runs.stream()
            .filter(StaleReadsBench::frozen)
            .mapToDouble(StaleRun::seconds)
            .max()
            .orElse(Double.NaN);
    return result
        .note("bound = runs; lost events were repaired with lists every 8 s instead of every 270 s")
        .note((all.size() - runs.size()) + " runs in which the fault did not come about, left out")
        .field("runs", runs.size())
        .field("repaired", repaired)
        .field("destructive", destructive)
        .field("frozen_detected_s", detected)
        .mark("runs", Mark.atLeast(runs.size(), RUNS))
        .mark("repaired", Mark.atLeast(repaired, runs.size()))
        .mark("destructive", Mark.atMost(destructive, 0))
        .mark("frozen_detected_s", Mark.atMost(detected, FROZEN_SECONDS))
        .build();
  }

  private static boolean frozen(StaleRun run) {
    return run.what().endsWith("frozen");
  }

  private static void row(
      BenchResult.Builder result, String name, List<StaleRun> runs, Predicate<StaleRun> kind) {
    List<StaleRun> of = runs.stream().filter(kind).toList();
    result.row(
        new Row(
            name + ", repaired",
            (double) of.stream().filter(StaleRun::repaired).count(),
            null,
            (double) of.size()));
  }
}
