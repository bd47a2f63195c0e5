package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandResult;
import java.util.List;
import java.util.Locale;

/** Tells why a Go build failed. */
final class GoFailure {
  private static final int LINES = 12;
  private static final List<String> NETWORK =
      List.of(
          "dial tcp",
          "no such host",
          "connection refused",
          "i/o timeout",
          "tls handshake",
          "proxyconnect",
          "module lookup disabled");

  private GoFailure() {}

  static ClusterException of(CommandResult result, String go) {
    String text = result.output().toLowerCase(Locale.ROOT);
    if (result.notFound() || text.contains("setsid: failed to execute go")) {
      return new ClusterException(
          FailureReason.PROGRAM_MISSING,
          "Go is not on the path. Maybe install Go "
              + go
              + " or newer; Kubernetes' programs are built with it once.");
    }
    if (text.contains("requires go >=") || text.contains("toolchain not available")) {
      return new ClusterException(
          FailureReason.PROGRAM_MISSING,
          "Go on the path is too old. Maybe install Go " + go + " or newer.\n" + result.tail(2));
    }
    if (ClusterException.saysDiskFull(text)) {
      return new ClusterException(
          FailureReason.DISK_FULL,
          "Building Kubernetes failed: the disk is full. Maybe free some room, or set ORRERY_CACHE and GOCACHE to another disk.");
    }
    if (NETWORK.stream().anyMatch(text::contains)) {
      return new ClusterException(
          FailureReason.NO_NETWORK,
          "Fetching Go modules failed: the network does not answer. Maybe set GOPROXY to a mirror that does, and try again.\n"
              + result.tail(3));
    }
    return new ClusterException(
        FailureReason.COMPONENT_FAILED,
        "Building Kubernetes failed. Maybe the lines below tell why; the build can be repeated.\n"
            + result.tail(LINES));
  }
}
