package dev.orrery.bench.fleet;

import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.cluster.LocalCluster;

/** Someone who binds the fleet's pods. */
interface Contender {

  /** Its name in the table. */
  String title();

  /** The schedulerName of the pods that it binds. */
  String schedulerName();

  /** Whether a request of the audit log is its own. */
  boolean asked(AuditEvent event);

  /** Whether it looks at what nodes have: then no node may be given more. */
  default boolean decides() {
    return true;
  }

  /** Whether it writes an event for each pod. */
  boolean reports();

  /** What it needs on the cluster before the clock starts: definitions, rights, settings. */
  default void prepare(LocalCluster cluster) {}

  /** Starts it; closing what is returned ends it. */
  AutoCloseable start(LocalCluster cluster);
}
