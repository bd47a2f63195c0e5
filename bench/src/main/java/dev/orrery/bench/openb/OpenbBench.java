package dev.orrery.bench.openb;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchException;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** GPU allocation on the openb traces, pod by pod, beside FGD and best fit. */
@Command(
    name = "openb",
    description = "GPU allocation on the openb traces, one pod at a time, beside FGD and best fit.")
public final class OpenbBench implements Benchmark {

  private static final int THREADS = 2;

  @Option(
      names = "--trace",
      paramLabel = "NAME",
      description =
          "default, gpushare40, multigpu20, cpu050 or another pod list of the data set."
              + " Default: ${DEFAULT-VALUE}.")
  private String trace = "default";

  @Override
  public BenchResult run(BenchContext context) throws IOException, InterruptedException {
    OpenbTrace data = OpenbTrace.read(context.data(), trace);
    Published published = Published.read(context.data(), trace);
    List<SeedRuns> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      List<Future<SeedRuns>> running =
          context.seeds().stream()
              .mapToObj(seed -> threads.submit(() -> SeedRuns.of(data, seed)))
              .toList();
      for (Future<SeedRuns> future : running) {
        SeedRuns runs = finished(future);
        context.progress(progress(runs));
        all.add(runs);
      }
    }
    return new OpenbReport(trace, data, published, all).result();
  }

  private static SeedRuns finished(Future<SeedRuns> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof BenchException known) {
        throw known;
      }
      throw new IllegalStateException(
          "a run of openb failed. Maybe the cause below says why.", failed.getCause());
    }
  }

  private static String progress(SeedRuns runs) {
    return String.format(
        Locale.ROOT,
        "seed %d: orrery %.2f %%, own FGD %.2f %%, best fit %.2f %%",
        runs.seed(),
        runs.orrery().pct(),
        runs.fgd().pct(),
        runs.bestFit().pct());
  }
}
