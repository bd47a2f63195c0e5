package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.process.ClusterProcess;
import java.nio.file.Path;
import java.util.List;

/**
 * What is there of a cluster.
 *
 * @param backend where it comes from
 * @param name its name
 * @param state one word
 * @param processes what was started on this machine for it, running or not, in the order of
 *     starting
 * @param kubeconfig the admin's access; the file need not exist
 * @param detail one sentence more; may be empty
 */
public record ClusterStatus(
    String backend,
    String name,
    State state,
    List<ClusterProcess> processes,
    Path kubeconfig,
    String detail) {

  /** How whole it is. */
  public enum State {
    /** Nothing of it runs. */
    ABSENT,
    /** Some of its processes run, some do not. */
    PARTIAL,
    /** All of its processes run. */
    RUNNING
  }

  /** Copies the list. */
  public ClusterStatus {
    processes = List.copyOf(processes);
  }

  static State stateOf(List<ClusterProcess> processes) {
    long alive = processes.stream().filter(ClusterProcess::alive).count();
    if (alive == 0) {
      return State.ABSENT;
    }
    return alive == processes.size() ? State.RUNNING : State.PARTIAL;
  }
}
