package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.cluster.Witness;
import dev.orrery.localcluster.node.RealNodes;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import java.nio.file.Files;
import java.util.List;

/** A control plane of processes on this machine. */
public final class LocalBackend implements Backend {
  static final String NAME = "local";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Availability availability() {
    return new Availability(
        true, "Kubernetes' own programs run on this machine, without containers.");
  }

  @Override
  public RunningCluster up(ClusterSpec spec, Progress progress) {
    LocalCluster cluster = LocalCluster.start(spec, progress);
    Origin.write(spec.home(), NAME);
    return new RunningCluster(
        NAME, spec.name(), cluster.kubeconfig(), true, cluster.supervisor(), () -> {});
  }

  @Override
  public void down(ClusterSpec spec, boolean keepData, Progress progress) {
    if (!Files.isDirectory(spec.home())) {
      return;
    }
    stopProcesses(spec, progress);
    Witness.ofEnvironment().leaving(spec.home());
    RealNodes.cleanUp(spec.home());
    if (!keepData) {
      Folders.delete(spec.home());
    }
  }

  @Override
  public ClusterStatus status(ClusterSpec spec) {
    List<ClusterProcess> processes = Supervisor.list(spec.home());
    return new ClusterStatus(
        NAME,
        spec.name(),
        ClusterStatus.stateOf(processes),
        processes,
        spec.home().resolve("kubeconfig"),
        "");
  }

  /** Ends all processes of a cluster on this machine, the youngest first. */
  static void stopProcesses(ClusterSpec spec, Progress progress) {
    try (Supervisor supervisor = Supervisor.open(spec.home())) {
      supervisor.stopAll(process -> progress.say("Stopping " + process.name() + "."));
    }
  }
}
