package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.audit.AuditLog;
import dev.orrery.localcluster.audit.AuditPolicy;
import dev.orrery.localcluster.audit.EvidenceFolder;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Sees to it, in a test run, that no cluster goes without having told what Orrery's ServiceAccounts
 * did on it. Elsewhere it does nothing.
 */
public final class Witness {
  private final Optional<EvidenceFolder> folder;

  private Witness(Optional<EvidenceFolder> folder) {
    this.folder = folder;
  }

  /** Keeps what it sees where this process' environment says. */
  public static Witness ofEnvironment() {
    return new Witness(EvidenceFolder.ofEnvironment());
  }

  /** The cluster with an audit log, which has one already or gets one. */
  ClusterSpec watching(ClusterSpec spec) {
    if (folder.isEmpty()) {
      return spec;
    }
    return spec.auditPolicy() == null ? spec.withAuditPolicy(AuditPolicy.serviceAccounts()) : spec;
  }

  /** To be called when the cluster is up: one that never was cannot have been used. */
  void up(Path home) {
    folder.ifPresent(kept -> kept.started(home));
  }

  /** To be called when the API server has ended and its data has not gone yet. */
  public void leaving(Path home) {
    ClusterFiles files = new ClusterFiles(home);
    folder.ifPresent(kept -> kept.keep(home, new AuditLog(files.auditLog())));
  }
}
