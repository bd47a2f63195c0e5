package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.crash.CrashReport;
import dev.orrery.kit.crash.CrashRun;
import dev.orrery.kit.crash.Crashpoints;
import dev.orrery.kit.play.Outcome;
import dev.orrery.kit.scenario.Stories;
import dev.orrery.kit.scenario.Story;
import dev.orrery.plan.Seed;
import java.util.List;
import java.util.function.ToIntFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The operator dies before and after each of its writes. */
@Command(
    name = "crashpoints",
    description = "Kills the operator before and after every one of its writes.")
public final class CrashpointsBench implements Benchmark {

  private static final int BOUNDARIES = 60;
  private static final double SIGKILLED = 0.1;

  @Option(
      names = "--lanes",
      paramLabel = "N",
      description = "Clusters side by side. Default: ${DEFAULT-VALUE}.")
  private int lanes = 3;

  @Option(
      names = "--share",
      paramLabel = "X",
      description = "Share of the crash points that is tried, by the seed. Default: 1.")
  private double share = 1;

  @Option(
      names = "--stories",
      paramLabel = "PREFIX",
      description = "Only stories whose names begin so. Default: all.")
  private String stories = "";

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    List<Story> chosen = Stories.named(stories);
    var plan = new Crashpoints.Plan(lanes, share, 6, new Seed(context.seed()));
    CrashReport report = new Crashpoints(chosen, plan, context::progress).run();
    return result(chosen, report);
  }

  private static BenchResult result(List<Story> stories, CrashReport report) {
    List<CrashRun> runs = report.runs();
    int sigkilled = (int) runs.stream().filter(run -> run.subject().equals("packaged")).count();
    double worst = runs.stream().mapToDouble(run -> run.outcome().seconds()).max().orElse(0);
    BenchResult.Builder result = BenchResult.builder();
    for (Story story : stories) {
      List<CrashRun> of =
          runs.stream().filter(run -> run.scenario().equals(story.scenario().value())).toList();
      result.row(
          new Row(
              story.scenario().value() + " converged",
              (double) of.stream().filter(run -> run.outcome().converged()).count(),
              null,
              (double) of.size()));
    }
    report.unclean().forEach(run -> result.note(run.toString()));
    return result
        .note("bound = deaths; a death is judged by the API server's objects and audit log alone")
        .note(report.unreached().size() + " deaths never came about: the write did not recur")
        .field("boundaries", report.boundaries())
        .field("runs", runs.size())
        .field("sigkilled", sigkilled)
        .field("converged", report.converged())
        .field("orphans", sum(runs, Outcome::orphans))
        .field("duplicates", sum(runs, Outcome::duplicates))
        .field("unrequested_deletes", sum(runs, Outcome::unrequestedDeletes))
        .field("stuck_finalizers", sum(runs, Outcome::stuckFinalizers))
        .field("unreached", report.unreached().size())
        .field("worst_s", worst)
        .mark("boundaries", Mark.atLeast(report.boundaries(), BOUNDARIES))
        .mark("converged", Mark.atLeast(report.converged(), runs.size()))
        .mark("clean", Mark.atMost(report.unclean().size(), 0))
        .mark("sigkilled", Mark.atLeast(sigkilled, SIGKILLED * runs.size()))
        .build();
  }

  private static int sum(List<CrashRun> runs, ToIntFunction<Outcome> figure) {
    return runs.stream().map(CrashRun::outcome).mapToInt(figure).sum();
  }
}
