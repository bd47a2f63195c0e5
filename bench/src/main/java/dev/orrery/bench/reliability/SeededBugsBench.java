package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.lane.Checkout;
import dev.orrery.kit.seeded.BugException;
import dev.orrery.kit.seeded.Overlay;
import dev.orrery.kit.seeded.SeededBug;
import dev.orrery.kit.seeded.Trial;
import dev.orrery.kit.sensitivity.Check;
import dev.orrery.kit.sensitivity.Checks;
import dev.orrery.kit.sensitivity.Finding;
import dev.orrery.localcluster.CacheFolder;
import dev.orrery.plan.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Seeds bugs into the product and looks whether the kit finds them, and how often it cries wolf.
 */
@Command(
    name = "seeded-bugs",
    description = "Whether the reliability tests find bugs that were put in on purpose.")
public final class SeededBugsBench implements Benchmark {

  private static final int BUGS = 30;
  private static final double FOUND = 0.95;
  private static final int CLEAN = 30;
  private static final double ALARMS_PCT = 3.5;

  @Option(
      names = "--bugs",
      paramLabel = "N|NAME[,NAME...]",
      description = "So many bugs, or those whose names begin like one of these. Default: all.")
  private String bugs = "";

  @Option(
      names = "--clean",
      paramLabel = "N",
      description = "Runs without a bug, each with a seed of its own. Default: ${DEFAULT-VALUE}.")
  private int clean = CLEAN;

  @Option(
      names = "--times",
      paramLabel = "N",
      description =
          "Each finding again so many times, by the same check from the same seed. Default:"
              + " ${DEFAULT-VALUE}.")
  private int times;

  @Option(
      names = "--in-order",
      description =
          "Run the checks in one order for all bugs. Default: the one that found a bug before comes"
              + " first, which takes a third of the time and finds the same.")
  private boolean inOrder;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Trials side by side, which mostly wait. Default: ${DEFAULT-VALUE}.")
  private int lanes = 7;

  private final Path work = CacheFolder.ofEnvironment().path().resolve("seeded-bugs");

  /** One trial and what came of it; without a bug it is a clean run. */
  private record Tried(@Nullable SeededBug bug, long seed, Finding finding, int again) {
    @Override
    public String toString() {
      return (bug == null ? "clean run" : bug.id()) + ", seed " + seed + ": " + finding;
    }
  }

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    List<SeededBug> all = SeededBug.all(Checkout.root());
    Overlay overlay = new Overlay(Checkout.root());
    List<Callable<Tried>> seeded = new ArrayList<>();
    List<Callable<Tried>> unseeded = new ArrayList<>();
    try {
      // All are applied before the first is tried: one that rots ends it at once.
      for (SeededBug bug : chosen(all)) {
        Path classes = overlay.build(bug, work.resolve(bug.id()));
        seeded.add(() -> tried(bug, classes, context.seed()));
      }
      for (int i = 1; i <= clean; i++) {
        long seed = context.seed() + i;
        Trial trial = new Trial(work.resolve("clean-" + i));
        unseeded.add(() -> new Tried(null, seed, trial.run(null, new Seed(seed), ""), 0));
      }
      return result(play(alternating(seeded, unseeded), context));
    } catch (BugException e) {
      throw BenchException.wrong(String.valueOf(e.getMessage()));
    }
  }

  /** Trials without a bug wait much and compute little: each beside two that have one. */
  private static List<Callable<Tried>> alternating(
      List<Callable<Tried>> seeded, List<Callable<Tried>> unseeded) {
    List<Callable<Tried>> trials = new ArrayList<>(seeded);
    for (int i = 0; i < unseeded.size(); i++) {
      trials.add(Math.min(trials.size(), 3 * i), unseeded.get(i));
    }
    return trials;
  }

  private List<SeededBug> chosen(List<SeededBug> all) {
    if (bugs.matches("\\d+")) {
      return all.subList(0, Math.min(all.size(), Integer.parseInt(bugs)));
    }
    List<String> prefixes = List.of(bugs.split(",", -1));
    return all.stream()
        .filter(bug -> prefixes.stream().anyMatch(prefix -> bug.id().startsWith(prefix)))
        .toList();
  }

  private Tried tried(SeededBug bug, Path classes, long seed) throws InterruptedException {
    Finding finding =
        new Trial(work.resolve(bug.id() + "-0"))
            .run(classes, new Seed(seed), inOrder ? "" : bug.foundBy());
    int again = 0;
    for (int i = 1; i <= times && finding.found(); i++) {
      Trial trial = new Trial(work.resolve(bug.id() + "-" + i));
      again += trial.again(classes, new Seed(seed), finding.check()).found() ? 1 : 0;
    }
    return new Tried(bug, seed, finding, again);
  }

  private List<Tried> play(List<Callable<Tried>> trials, BenchContext context)
      throws InterruptedException {
    List<Tried> tried = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(lanes)) {
      List<Future<Tried>> running = new ArrayList<>();
      for (Callable<Tried> trial : trials) {
        running.add(
            threads.submit(
                () -> {
                  Tried one = trial.call();
                  context.progress(one.toString());
                  return one;
                }));
      }
      for (Future<Tried> each : running) {
        tried.add(each.get());
      }
    } catch (ExecutionException failed) {
      throw BenchException.wrong("a trial failed: " + failed.getCause());
    }
    return tried;
  }

  private BenchResult result(List<Tried> tried) {
    List<Tried> seeded = tried.stream().filter(one -> one.bug() != null).toList();
    List<Tried> unseeded = tried.stream().filter(one -> one.bug() == null).toList();
    List<Tried> found = seeded.stream().filter(one -> one.finding().found()).toList();
    List<Tried> alarms = unseeded.stream().filter(one -> one.finding().found()).toList();
    Map<String, Integer> byTest = new LinkedHashMap<>();
    Checks.all().stream().map(Check::name).forEach(name -> byTest.put(name, 0));
    found.forEach(one -> byTest.merge(one.finding().check(), 1, Integer::sum));
    BenchResult.Builder result = BenchResult.builder();
    byTest.forEach((test, count) -> result.row(Row.of("found by " + test, count)));
    seeded.stream()
        .filter(one -> !one.finding().found())
        .forEach(one -> result.note("missed: " + one));
    alarms.forEach(one -> result.note("false alarm: " + one));
    found.stream()
        .filter(one -> one.again() < times)
        .forEach(one -> result.note("again %d of %d times: %s".formatted(one.again(), times, one)));
    double alarmsPct = unseeded.isEmpty() ? 0 : 100.0 * alarms.size() / unseeded.size();
    int replayed = found.stream().mapToInt(Tried::again).sum();
    return result
        .field("bugs", seeded.size())
        .field("found", found.size())
        .field("clean_runs", unseeded.size())
        .field("false_alarms", alarms.size())
        .field("false_alarms_pct", alarmsPct)
        .field("by_test", byTest)
        .field("replays", times * found.size())
        .field("replayed", replayed)
        .field("clean_run_s", longest(unseeded))
        .mark("found", Mark.atLeast(found.size(), FOUND * seeded.size()))
        .mark("replayed", Mark.atLeast(replayed, times * found.size()))
        .mark("bugs", Mark.atLeast(seeded.size(), BUGS))
        .mark("clean_runs", Mark.atLeast(unseeded.size(), CLEAN))
        .mark("false_alarms_pct", Mark.atMost(alarmsPct, ALARMS_PCT))
        .build();
  }

  private static double longest(List<Tried> tried) {
    return tried.stream().mapToDouble(one -> one.finding().seconds()).max().orElse(0);
  }
}
