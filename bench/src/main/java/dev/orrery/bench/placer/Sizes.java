package dev.orrery.bench.placer;

import dev.orrery.bench.BenchContext;
import dev.orrery.bench.CsvTable;
import dev.orrery.plan.Seed;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Pod sizes: those of the openb trace where its folder is given, else drawn by seed in its manner.
 * Processor and memory are a quarter of the trace's, so that ten pods a node fit; a pod that asks
 * for a part of a device asks for none here.
 *
 * @param origin where they come from, for people
 * @param pods every pod of the trace, so that frequent sizes are frequent
 */
record Sizes(String origin, List<Size> pods) {

  private static final String SOURCE = "github.com/hkust-adsl/kubernetes-scheduler-simulator";

  private static final long SHARE = 4;

  private static final int MADE = 150;

  private static final int FULL_DEVICE = 1000;

  static Sizes of(BenchContext context) throws IOException {
    return context.data().given() ? read(context) : made(new Seed(context.seed()));
  }

  private static Sizes read(BenchContext context) throws IOException {
    String file = "openb/openb_pod_list_default.csv";
    try (BufferedReader text = context.data().open(file, SOURCE + " data/csv")) {
      CsvTable table = CsvTable.read(file, text);
      List<Size> pods =
          IntStream.range(0, table.size())
              .mapToObj(
                  line ->
                      new Size(
                          table.whole(line, "cpu_milli") / SHARE,
                          table.whole(line, "memory_mib") / SHARE,
                          devices(table, line)))
              .toList();
      return new Sizes("openb default trace", pods);
    }
  }

  private static long devices(CsvTable table, int line) {
    boolean whole = table.whole(line, "gpu_milli") >= FULL_DEVICE;
    return whole ? Math.min(1, table.whole(line, "num_gpu")) : 0;
  }

  private static Sizes made(Seed seed) {
    RandomGenerator random = seed.random("pod-sizes");
    List<Size> pods = new ArrayList<>();
    for (int i = 0; i < MADE; i++) {
      long milliCores = 250 + 50L * random.nextInt(95);
      long mebibytes = milliCores * (2 + random.nextInt(4)) / 2;
      long gpus = random.nextInt(3) == 0 ? 1 : 0;
      int often = 1 + random.nextInt(20);
      IntStream.range(0, often).forEach(n -> pods.add(new Size(milliCores, mebibytes, gpus)));
    }
    return new Sizes("150 sizes by seed, in the manner of openb", pods);
  }

  /** How many different sizes there are. */
  long distinct() {
    return pods.stream().distinct().count();
  }
}
