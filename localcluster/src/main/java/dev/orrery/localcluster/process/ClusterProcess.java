package dev.orrery.localcluster.process;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A process of a cluster that was started: what is written down about it in the cluster's folder.
 *
 * @param name unique within the cluster
 * @param order counts the starts; processes end in the opposite order
 * @param identity which process it is
 * @param command the program and its arguments
 * @param environment what was added to the environment
 * @param log where its output goes
 * @param logOffset the length of the log before this start, in bytes
 * @param started when
 * @param graceMillis how long it may take to end after SIGTERM
 */
public record ClusterProcess(
    String name,
    int order,
    ProcessIdentity identity,
    List<String> command,
    Map<String, String> environment,
    Path log,
    long logOffset,
    Instant started,
    long graceMillis) {

  /** Whether it runs now. */
  @JsonIgnore
  public boolean alive() {
    return identity.alive();
  }

  /** The last lines it wrote since it was started. */
  public List<String> lastLines(int lines) {
    return LogTail.read(log, logOffset, lines);
  }

  boolean runs(ProcessSpec spec) {
    return alive() && command.equals(spec.command()) && environment.equals(spec.environment());
  }
}
