package dev.orrery.localcluster.junit;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import org.jspecify.annotations.Nullable;

/**
 * One control plane for all tests of a JVM, with all components and an audit log of every request.
 */
public final class SharedCluster {
  private static @Nullable LocalCluster running;

  private SharedCluster() {}

  /** The cluster, started by whoever asks first. It ends with the JVM. */
  public static synchronized LocalCluster get() {
    LocalCluster cluster = running;
    if (cluster == null) {
      cluster = LocalCluster.start(spec(), Progress.SILENT);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(cluster::close, "orrery-ends-shared-cluster"));
      running = cluster;
    }
    return cluster;
  }

  private static ClusterSpec spec() {
    String name = "tests-" + ProcessHandle.current().pid();
    return ClusterSpec.throwAway(
            name, CacheFolder.ofEnvironment().path().resolve("tests").resolve(name))
        .auditPolicy(AuditPolicy.everything())
        .build();
  }
}
