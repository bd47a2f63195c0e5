package dev.orrery.bench.footprint;

import dev.orrery.bench.BenchResult;
import dev.orrery.bench.Mark;
import dev.orrery.bench.Row;
import dev.orrery.bench.cluster.ProcessMemory;
import dev.orrery.bench.cluster.RoleStart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects what was measured. */
final class FootprintReport {

  private static final double MIB_MARK = 300;
  private static final double START_MARK_S = 5;

  private final int nodes;
  private final int pods;
  private final int workloads;
  private final Map<String, ProcessMemory> memory = new LinkedHashMap<>();
  private final Map<String, List<RoleStart>> starts = new LinkedHashMap<>();
  private double boundPerSecond = Double.NaN;

  FootprintReport(int nodes, int pods, int workloads) {
    this.nodes = nodes;
    this.pods = pods;
    this.workloads = workloads;
  }

  void memory(String role, ProcessMemory measured) {
    memory.put(role, measured);
  }

  /** Bindings per second, the start of the process included. */
  void bound(double perSecond) {
    this.boundPerSecond = perSecond;
  }

  void start(String roles, RoleStart start) {
    starts.computeIfAbsent(roles, _ -> new ArrayList<>()).add(start);
  }

  BenchResult result() {
    BenchResult.Builder result = BenchResult.builder();
    Map<String, Object> rss = new LinkedHashMap<>();
    memory.forEach(
        (role, of) -> {
          result.row(Row.of("peak memory of the role " + role + ", MiB", of.peakMib(), MIB_MARK));
          rss.put(role, of.peakMib());
        });
    result.row(Row.of("pods bound per s, the start included", boundPerSecond));
    Map<String, Object> seconds = new LinkedHashMap<>();
    Map<String, Object> cpu = new LinkedHashMap<>();
    double slowest = 0;
    for (var entry : starts.entrySet()) {
      RoleStart median = median(entry.getValue());
      seconds.put(entry.getKey(), median.seconds());
      cpu.put(entry.getKey(), median.cpuSeconds());
      if (memory.containsKey(entry.getKey())) {
        slowest = Math.max(slowest, median.seconds());
      }
      result.row(
          Row.of("start to ready, " + entry.getKey() + ", s", median.seconds(), START_MARK_S));
      result.row(Row.of("CPU until ready, " + entry.getKey() + ", s", median.cpuSeconds()));
    }
    boolean recorded = starts.values().stream().flatMap(List::stream).allMatch(RoleStart::recorded);
    return result
        .note(
            "peer: the mark. Peak (VmHWM) while the scheduler bound all pods, the controllers saw to")
        .note(
            "all Workloads. Starts are on the full fleet; start_s is that of the slower role by itself,")
        .note(
            "as the manifests run them. "
                + (recorded ? "With" : "WITHOUT")
                + " the class cache of the build.")
        .field("rss_mib", rss)
        .field("start_s", slowest)
        .field("start_s_by_roles", seconds)
        .field("start_cpu_s_by_roles", cpu)
        .field("bound_pods_per_s", boundPerSecond)
        .field("class_cache", recorded)
        .field("nodes", nodes)
        .field("pods", pods)
        .field("workloads", workloads)
        .mark("scheduler_rss_mib", Mark.below(memoryOf("scheduler"), MIB_MARK))
        .mark("start_s", Mark.below(slowest, START_MARK_S))
        .build();
  }

  private double memoryOf(String role) {
    ProcessMemory of = memory.get(role);
    return of == null ? Double.NaN : of.peakMib();
  }

  private static RoleStart median(List<RoleStart> all) {
    return all.stream()
        .sorted((a, b) -> Double.compare(a.seconds(), b.seconds()))
        .toList()
        .get(all.size() / 2);
  }
}
