package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.Progress;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** A command that brings a cluster up and is interrupted on the way. */
public final class InterruptedMain {
  private InterruptedMain() {}

  /** Starts a cluster in the folder given, and then waits for ever. */
  public static void main(String[] args) {
    ClusterSpec spec = ClusterSpec.throwAway("broken-off", Path.of(args[0])).build();
    try (LocalCluster cluster = LocalCluster.start(spec, Progress.SILENT)) {
      while (cluster.name().equals("broken-off")) {
        LockSupport.parkNanos(1_000_000_000L);
      }
    }
  }
}
