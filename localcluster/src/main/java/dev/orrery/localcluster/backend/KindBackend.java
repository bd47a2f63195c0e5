package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import dev.orrery.localcluster.process.Supervisor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A cluster of containers, made by the kind program where a Docker daemon answers. */
public final class KindBackend implements Backend {
  static final String NAME = "kind";
  private static final int LINES = 12;

  private final CommandRunner commands;

  /** Drives kind through this runner. */
  public KindBackend(CommandRunner commands) {
    this.commands = commands;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Availability availability() {
    CommandResult docker = run(KindCommands.dockerVersion());
    if (!docker.ok()) {
      return new Availability(
          false, "No Docker daemon answers. Maybe start Docker, or use --backend local.");
    }
    CommandResult kind = run(KindCommands.version());
    if (!kind.ok()) {
      return new Availability(
          false,
          "Docker answers, but there is no kind program. Maybe install kind, or use --backend local.");
    }
    return new Availability(
        true, "Docker " + docker.output().strip() + " and " + kind.output().strip() + " answer.");
  }

  @Override
  public RunningCluster up(ClusterSpec spec, Progress progress) {
    Availability availability = availability();
    if (!availability.usable()) {
      throw new ClusterException(FailureReason.PROGRAM_MISSING, availability.why());
    }
    Supervisor supervisor = Supervisor.open(spec.home());
    Path kubeconfig = kubeconfig(spec);
    boolean existed = exists(spec);
    Runnable undo = existed ? () -> {} : () -> run(KindCommands.delete(spec.name(), kubeconfig));
    try {
      Origin.write(spec.home(), NAME);
      if (existed) {
        require(KindCommands.exportKubeconfig(spec.name(), kubeconfig));
      } else {
        progress.say(
            "Creating kind cluster "
                + KindCommands.kindName(spec.name())
                + "; images are fetched the first time.");
        require(KindCommands.create(spec.name(), kubeconfig));
      }
      return new RunningCluster(NAME, spec.name(), kubeconfig, true, supervisor, undo);
    } catch (RuntimeException | Error e) {
      supervisor.close();
      undo.run();
      throw e;
    }
  }

  @Override
  public void down(ClusterSpec spec, boolean keepData, Progress progress) {
    LocalBackend.stopProcesses(spec, progress);
    if (!keepData) {
      progress.say("Deleting kind cluster " + KindCommands.kindName(spec.name()) + ".");
      require(KindCommands.delete(spec.name(), kubeconfig(spec)));
      Folders.delete(spec.home());
    }
  }

  @Override
  public ClusterStatus status(ClusterSpec spec) {
    List<ClusterProcess> processes = Supervisor.list(spec.home());
    boolean there = exists(spec);
    ClusterStatus.State state =
        there && processes.stream().allMatch(ClusterProcess::alive)
            ? ClusterStatus.State.RUNNING
            : there ? ClusterStatus.State.PARTIAL : ClusterStatus.stateOf(processes);
    String detail =
        there ? "Its nodes are containers of Docker." : "kind knows no cluster of this name.";
    return new ClusterStatus(NAME, spec.name(), state, processes, kubeconfig(spec), detail);
  }

  private boolean exists(ClusterSpec spec) {
    CommandResult clusters = run(KindCommands.clusters());
    return clusters.ok()
        && clusters.output().lines().anyMatch(KindCommands.kindName(spec.name())::equals);
  }

  private static Path kubeconfig(ClusterSpec spec) {
    return spec.home().resolve("kubeconfig");
  }

  private CommandResult run(List<String> command) {
    return commands.run(command, Path.of("").toAbsolutePath(), Map.of(), line -> {});
  }

  private void require(List<String> command) {
    CommandResult result = run(command);
    if (!result.ok()) {
      throw new ClusterException(
          FailureReason.COMPONENT_FAILED,
          "`"
              + String.join(" ", command.subList(0, 3))
              + "` failed. Maybe the lines below tell why.\n"
              + result.tail(LINES));
    }
  }
}
