package dev.orrery.bench.openb;

import dev.orrery.scheduler.gpu.BestFitScorer;
import dev.orrery.scheduler.gpu.FgdScorer;
import dev.orrery.scheduler.gpu.Fragmentation;
import dev.orrery.scheduler.gpu.PatternScorer;
import dev.orrery.scheduler.gpu.TaskMix;
import java.util.List;
import java.util.function.Function;

/** The three scorers on the same arrivals of one seed. */
record SeedRuns(long seed, Run orrery, Run fgd, Run bestFit) {

  /** All three know the trace's mix of shapes beforehand, as in the published protocol. */
  static SeedRuns of(OpenbTrace trace, long seed) {
    Arrivals arrivals = Arrivals.draw(trace, seed);
    TaskMix mix = TaskMix.of(trace.pods().stream().map(Run::shape).toList());
    Fragmentation fragmentation = new Fragmentation(mix);
    return new SeedRuns(
        seed,
        Run.of(arrivals, new PatternScorer(mix), fragmentation),
        Run.of(arrivals, new FgdScorer(mix), fragmentation),
        Run.of(arrivals, new BestFitScorer(), fragmentation));
  }

  /** The mean of a figure over seeds. */
  static double mean(
      List<SeedRuns> all, Function<SeedRuns, Run> scorer, Function<Run, Double> figure) {
    return all.stream()
        .mapToDouble(runs -> figure.apply(scorer.apply(runs)))
        .average()
        .orElse(Double.NaN);
  }
}
