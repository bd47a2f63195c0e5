package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One start of a process, in a session of its own so that no terminal's Ctrl-C reaches it.
 *
 * @param home the folder of its cluster
 * @param log where its output goes
 * @param spec what to run
 * @param order its place among the cluster's starts
 */
record Launch(Path home, Path log, ProcessSpec spec, int order) {

  /** Starts it. The program keeps the number that setsid was started with. */
  ClusterProcess run() {
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(spec.command());
    try {
      Files.createDirectories(log.getParent());
      long offset = Files.exists(log) ? Files.size(log) : 0;
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(home.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
      builder.environment().putAll(spec.environment());
      builder.environment().putAll(Stray.marks(home, spec.name()));
      return started(builder.start(), offset);
    } catch (IOException e) {
      if (ClusterException.saysDiskFull(String.valueOf(e.getMessage()))) {
        throw ClusterException.of(e, "Starting " + spec.name());
      }
      throw new ClusterException(
          FailureReason.PROGRAM_MISSING,
          "Starting "
              + spec.name()
              + " failed: "
              + e.getMessage()
              + ". Maybe install the package util-linux (setsid).",
          e);
    }
  }

  private ClusterProcess started(Process process, long offset) {
    ProcessIdentity identity =
        ProcessIdentity.of(process.pid())
            .orElseGet(() -> new ProcessIdentity(process.pid(), -1, "ended at once"));
    return new ClusterProcess(
        spec.name(),
        order,
        identity,
        spec.command(),
        spec.environment(),
        log,
        offset,
        Instant.now(),
        spec.grace().toMillis());
  }
}
