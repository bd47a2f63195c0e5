package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Says what went wrong with a process, with the end of its log and what to do. */
final class ComponentFailure {
  private static final int LINES = 12;
  private static final int COLUMNS = 300;

  private ComponentFailure() {}

  static ClusterException died(ClusterProcess process) {
    return failure(process, process.name() + " ended right after its start.");
  }

  static ClusterException late(ClusterProcess process, Duration patience) {
    return failure(
        process,
        process.name()
            + " was not ready after "
            + patience.toSeconds()
            + " s, though it still runs.");
  }

  static ClusterException immortal(ClusterProcess process) {
    return new ClusterException(
        FailureReason.COMPONENT_FAILED,
        process.name()
            + " (process "
            + process.identity().pid()
            + ") did not end. Maybe it belongs to another user, or hangs in the kernel.");
  }

  private static ClusterException failure(ClusterProcess process, String what) {
    List<String> lines =
        process.lastLines(LINES).stream().map(ComponentFailure::shortened).toList();
    FailureReason reason = reason(String.join("\n", process.lastLines(LINES)));
    String log = lines.isEmpty() ? "  (it wrote nothing)" : "  " + String.join("\n  ", lines);
    return new ClusterException(
        reason, what + " " + advice(reason, process) + " Its last words:\n" + log);
  }

  private static String shortened(String line) {
    return line.length() <= COLUMNS ? line : line.substring(0, COLUMNS) + "...";
  }

  private static FailureReason reason(String log) {
    if (ClusterException.saysDiskFull(log)) {
      return FailureReason.DISK_FULL;
    }
    return log.toLowerCase(Locale.ROOT).contains("address already in use")
        ? FailureReason.PORT_TAKEN
        : FailureReason.COMPONENT_FAILED;
  }

  private static String advice(FailureReason reason, ClusterProcess process) {
    return switch (reason) {
      case DISK_FULL ->
          "The disk is full. Maybe free some room, or set ORRERY_CACHE to a folder on another disk.";
      case PORT_TAKEN ->
          "Its port belongs to another program. Maybe stop that program, or take the cluster down and up again for new ports.";
      default -> "Maybe the whole log tells more: " + process.log() + ".";
    };
  }
}
