package dev.orrery.bench.reliability;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.kit.foreign.AttackResult;
import dev.orrery.kit.foreign.ForeignWriters;
import dev.orrery.plan.Seed;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Others who write to what Orrery keeps. */
@Command(
    name = "foreign-writers",
    description = "Labels, owners, replicas and more, changed by others: once, and every second.")
public final class ForeignWritersBench implements Benchmark {

  private static final int SECONDS = 30;
  private static final int WRITES = 3;

  @Option(
      names = "--only",
      paramLabel = "TEXT",
      description = "Only attacks with this text in their names.")
  private String only = "";

  @Override
  public BenchResult run(BenchContext context) throws InterruptedException {
    var writers = new ForeignWriters(new Seed(context.seed()), context::progress);
    List<AttackResult> all = writers.run(name -> name.contains(only));
    BenchResult.Builder result = BenchResult.builder();
    for (AttackResult each : all) {
      result.row(new Row(each.name() + ", s", each.seconds(), null, (double) SECONDS));
    }
    all.stream().filter(each -> !each.repaired()).forEach(each -> result.note(each.toString()));
    int repaired = (int) all.stream().filter(AttackResult::repaired).count();
    double worst = all.stream().mapToDouble(AttackResult::seconds).max().orElse(Double.NaN);
    double writes =
        all.stream().mapToDouble(AttackResult::writesPerMinute).max().orElse(Double.NaN);
    return result
        .note("seconds until put right or told of in a condition; after the last blow of many")
        .field("attacks", all.size())
        .field("repaired", repaired)
        .field("worst_s", worst)
        .field("writes_per_minute", writes)
        .mark("repaired", Mark.atLeast(repaired, all.size()))
        .mark("worst_s", Mark.atMost(worst, SECONDS))
        .mark("writes_per_minute", Mark.atMost(writes, WRITES))
        .build();
  }
}
