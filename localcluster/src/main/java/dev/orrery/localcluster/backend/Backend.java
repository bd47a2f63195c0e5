package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.cluster.ClusterSpec;

/** A place where a cluster comes from. */
public interface Backend {

  /** The word that chooses it: local, kind or context. */
  String name();

  /** Whether it can be used here and now, and why not. */
  Availability availability();

  /**
   * Brings a cluster up, or finds it running. The caller commits it once all of its own is up too;
   * a cluster that is closed without that is taken down again if this call made it.
   *
   * @throws ClusterException whose reason gives the exit code and whose text says what to do
   */
  RunningCluster up(ClusterSpec spec, Progress progress);

  /**
   * Ends every process that belongs to the cluster, and the cluster itself if it was made by {@link
   * #up}.
   *
   * @param keepData whether its folder stays, so that the next {@link #up} finds its objects again
   */
  void down(ClusterSpec spec, boolean keepData, Progress progress);

  /** What is there now. Starts and changes nothing. */
  ClusterStatus status(ClusterSpec spec);
}
