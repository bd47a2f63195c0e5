package dev.orrery.bench.openb;

import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Rows, fields and marks of the openb benchmark. */
record OpenbReport(String trace, OpenbTrace data, Published published, List<SeedRuns> runs) {

  private static final double ALL = 100;
  private static final double REPRODUCED_WITHIN = 0.3;

  BenchResult result() {
    double orrery = round(SeedRuns.mean(runs, SeedRuns::orrery, Run::pct));
    double fgd = round(SeedRuns.mean(runs, SeedRuns::fgd, Run::pct));
    double bestFit = round(SeedRuns.mean(runs, SeedRuns::bestFit, Run::pct));
    double publishedFgd = round(Published.mean(published.fgd()));
    double publishedBestFit = round(Published.mean(published.bestFit()));
    BenchResult.Builder result = BenchResult.builder();
    for (SeedRuns run : runs) {
      Double same = published.fgd().get(run.seed());
      result
          .row(row("seed " + run.seed() + " orrery / published FGD", run.orrery().pct(), same))
          .row(row("seed " + run.seed() + " own FGD / published FGD", run.fgd().pct(), same));
    }
    result
        .row(row("mean orrery / own FGD", orrery, fgd))
        .row(row("mean orrery / published FGD", orrery, publishedFgd))
        .row(row("mean own FGD / published FGD", fgd, publishedFgd))
        .row(row("mean own best fit / published best fit", bestFit, publishedBestFit))
        .row(
            Row.of(
                "mean unusable fragments orrery / own FGD, %",
                mean(SeedRuns::orrery, Run::fragmentPct), mean(SeedRuns::fgd, Run::fragmentPct)))
        .note(
            "GPU allocated in % of all GPU when pods asking for 130 % have arrived; means of"
                + " published figures are over all published seeds.")
        .note("Seeds shuffle differently from the published ones; compare means, not seeds.")
        .field("trace", trace)
        .field("orrery_pct", orrery)
        .field("fgd_pct", fgd)
        .field("best_fit_pct", bestFit)
        .mark("orrery_beats_fgd", Mark.atLeast(orrery, fgd));
    if (!published.fgd().isEmpty()) {
      result
          .field("published_fgd_pct", publishedFgd)
          .field("published_best_fit_pct", publishedBestFit)
          .mark(
              "fgd_reproduced",
              Mark.atMost(round(Math.abs(fgd - publishedFgd)), REPRODUCED_WITHIN));
    }
    return details(result).build();
  }

  private BenchResult.Builder details(BenchResult.Builder result) {
    return result
        .field("orrery_at_full_pct", mean(SeedRuns::orrery, Run::pctAtFull))
        .field("fgd_at_full_pct", mean(SeedRuns::fgd, Run::pctAtFull))
        .field("best_fit_at_full_pct", mean(SeedRuns::bestFit, Run::pctAtFull))
        .field("orrery_fragmented_pct", mean(SeedRuns::orrery, Run::fragmentPct))
        .field("fgd_fragmented_pct", mean(SeedRuns::fgd, Run::fragmentPct))
        .field("best_fit_fragmented_pct", mean(SeedRuns::bestFit, Run::fragmentPct))
        .field("nodes", data.nodes().size())
        .field("gpus", data.capacity() / 1000)
        .field("placements_checked", runs.stream().flatMapToLong(OpenbReport::placed).sum())
        .field("by_seed", runs.stream().map(this::bySeed).toList());
  }

  private static LongStream placed(SeedRuns run) {
    return LongStream.of(run.orrery().placed(), run.fgd().placed(), run.bestFit().placed());
  }

  private Map<String, Object> bySeed(SeedRuns run) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("seed", run.seed());
    fields.put("orrery_pct", round(run.orrery().pct()));
    fields.put("fgd_pct", round(run.fgd().pct()));
    fields.put("best_fit_pct", round(run.bestFit().pct()));
    Double same = published.fgd().get(run.seed());
    if (same != null) {
      fields.put("published_fgd_pct", same);
    }
    return fields;
  }

  private double mean(Function<SeedRuns, Run> scorer, Function<Run, Double> figure) {
    return round(SeedRuns.mean(runs, scorer, figure));
  }

  private static Row row(String instance, double ours, @Nullable Double peer) {
    boolean none = peer == null || peer.isNaN();
    return new Row(instance + ", %", ours, none ? null : peer, ALL);
  }

  private static double round(double value) {
    return Double.isNaN(value) ? value : Math.round(value * 1000) / 1000.0;
  }
}
