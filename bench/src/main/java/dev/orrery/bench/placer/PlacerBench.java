package dev.orrery.bench.placer;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Benchmark;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.plan.Seed;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Pods per second of the placer's loop, without an API server, for three kinds of pods. */
@Command(
    name = "placer",
    description = "Pods per second of the placer's loop alone, every placement checked.")
public final class PlacerBench implements Benchmark {

  private static final int PODS_PER_NODE = 10;

  private static final int RUNS = 3;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      description = "Nodes of the runs with marks. Default: ${DEFAULT-VALUE}.")
  private int nodes = 5_000;

  @Option(
      names = "--growth",
      paramLabel = "N",
      split = ",",
      description = "Other numbers of nodes, to show the growth. Default: ${DEFAULT-VALUE}.")
  private List<Integer> growth = List.of(1_000, 15_000);

  /** What is measured, with the mark and kube-scheduler's own gate (which has an API server). */
  private enum Case {
    BASIC("basic", Scene.Demand.NONE, PODS_PER_NODE, 20_000, 810),
    ANTI_AFFINITY("anti_affinity", Scene.Demand.ANTI_AFFINITY, 1, 3_000, 60),
    SPREAD("spread", Scene.Demand.SPREAD, 1, 3_000, 460);

    private final String title;
    private final Scene.Demand demand;
    private final int podsPerNode;
    private final double mark;
    private final double kubeGate;

    Case(String title, Scene.Demand demand, int podsPerNode, double mark, double kubeGate) {
      this.title = title;
      this.demand = demand;
      this.podsPerNode = podsPerNode;
      this.mark = mark;
      this.kubeGate = kubeGate;
    }

    String field() {
      return title + "_pods_per_s";
    }
  }

  /** Pods per second on the wall, and per second of processor time of the whole process. */
  private record Rate(double wall, double cpu) {

    static Rate of(int pods, Race.Result result) {
      return new Rate(
          Math.rint(pods / result.seconds()),
          Math.rint(pods / Math.max(0.001, result.cpuSeconds())));
    }
  }

  @Override
  public BenchResult run(BenchContext context) throws IOException, InterruptedException {
    Sizes sizes = Sizes.of(context);
    BenchResult.Builder result = BenchResult.builder();
    int checked = 0;
    for (Case each : Case.values()) {
      for (int size : sizesToRun()) {
        boolean main = size == nodes;
        Rate rate = best(each, size, sizes, context);
        result.row(row(each, size, rate.wall, main ? each.kubeGate : null));
        if (main) {
          result
              .field(each.field(), rate.wall)
              .field(each.title + "_pods_per_cpu_s", rate.cpu)
              .mark(each.field(), Mark.atLeast(rate.wall, each.mark));
        } else {
          result.field(each.title + "_" + size + "_nodes_pods_per_s", rate.wall);
        }
        checked += RUNS * size * each.podsPerNode;
      }
    }
    return result
        .field("pod_sizes", sizes.distinct())
        .field("placements_checked", checked)
        .note(
            "Best of "
                + RUNS
                + " runs each; one deciding thread; pod sizes: "
                + sizes.origin()
                + "; nodes of 12 sizes in 3 zones.")
        .note(
            "Peer is the least that kube-scheduler's own tests accept at 5,000 nodes; those runs"
                + " include an API server, ours do not.")
        .build();
  }

  private int[] sizesToRun() {
    int[] all = new int[growth.size() + 1];
    all[0] = nodes;
    for (int i = 0; i < growth.size(); i++) {
      all[i + 1] = growth.get(i);
    }
    Arrays.sort(all);
    return Arrays.stream(all).distinct().toArray();
  }

  private static Rate best(Case each, int size, Sizes sizes, BenchContext context)
      throws InterruptedException {
    Rate best = new Rate(0, 0);
    for (int run = 0; run < RUNS; run++) {
      RandomGenerator random = new Seed(context.seed() + run).random(each.title + size);
      int pods = size * each.podsPerNode;
      Scene scene = Scene.draw(each.demand, size, pods, sizes, random);
      Race.Result result = Race.run(scene);
      Referee.check(scene, each.demand, result);
      Rate rate = Rate.of(pods, result);
      best = rate.wall > best.wall ? rate : best;
      context.progress(
          String.format(
              Locale.ROOT,
              "%s, %d nodes, %d pods: %.0f pods/s, %.0f a processor second",
              each.title,
              size,
              pods,
              rate.wall,
              rate.cpu));
    }
    return best;
  }

  private static Row row(Case each, int size, double rate, @Nullable Double peer) {
    String name = each.title + ", " + size + " nodes, " + size * each.podsPerNode + " pods, pods/s";
    return new Row(name, rate, peer, null);
  }
}
