package dev.orrery.localcluster;

/** Why a cluster could not be had, with the exit code that a command ends with. */
public enum FailureReason {
  /** A component started and died, or never became ready. */
  COMPONENT_FAILED(1),
  /** A program that is needed is neither here nor can be had (Go, apt, kind). */
  PROGRAM_MISSING(69),
  /** The network that was needed to fetch something did not answer. */
  NO_NETWORK(69),
  /** No such cluster, or its API server does not answer. */
  CLUSTER_UNREACHABLE(69),
  /** No room left where the cluster or the programs are kept. */
  DISK_FULL(73),
  /** A file could not be read or written for another reason. */
  FILE_UNUSABLE(73),
  /** A port that the cluster needs belongs to another program. */
  PORT_TAKEN(75),
  /** Another command is working on the same cluster or the same program. */
  LOCKED(75),
  /** This machine does not give a right that is needed. */
  RIGHT_MISSING(77),
  /** The configuration given cannot work. */
  CONFIGURATION(78),
  /** Somebody interrupted the start. */
  INTERRUPTED(130);

  private final int exitCode;

  FailureReason(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The exit code of a command that fails for this reason. */
  public int exitCode() {
    return exitCode;
  }
}
