package dev.orrery.bench.cluster;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.cluster.ClusterSpec;

/** The control planes of benchmarks: etcd and the API server alone, gone when the run ends. */
public final class BenchCluster {

  private BenchCluster() {}

  /**
   * Describes one, to be completed.
   *
   * @param bench the benchmark's name; runs side by side do not meet
   */
  public static ClusterSpec.Builder of(String bench) {
    String name = "bench-" + bench + "-" + ProcessHandle.current().pid();
    return ClusterSpec.throwAway(
            name, CacheFolder.ofEnvironment().path().resolve("bench").resolve(name))
        .with();
  }
}
