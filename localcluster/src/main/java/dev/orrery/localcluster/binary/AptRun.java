package dev.orrery.localcluster.binary;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.process.CommandResult;
import dev.orrery.localcluster.process.CommandRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs apt's tools and says why they failed.
 *
 * @param lack what is missing when they fail, as a sentence
 * @param advice what to do then, as a sentence
 */
record AptRun(CommandRunner commands, String lack, String advice) {
  private static final List<String> NETWORK =
      List.of(
          "could not connect",
          "unable to connect",
          "could not resolve",
          "temporary failure",
          "timed out");

  /** Runs one in a folder; it has to succeed. */
  CommandResult run(List<String> command, Path folder) {
    CommandResult result = commands.run(command, folder, Map.of("LC_ALL", "C"), line -> {});
    if (ClusterException.saysDiskFull(result.output())) {
      throw ClusterException.of(new IOException("No space left on device"), "Fetching packages");
    }
    if (!result.ok()) {
      String why = "`" + command.getFirst() + "` failed:\n" + result.tail(4) + "\n";
      throw failure(
          saysNoNetwork(result.output()) ? FailureReason.NO_NETWORK : FailureReason.PROGRAM_MISSING,
          why);
    }
    return result;
  }

  /** What is missing, why, and what to do. */
  ClusterException failure(FailureReason reason, String why) {
    return new ClusterException(reason, lack + " " + why + " " + advice);
  }

  private static boolean saysNoNetwork(String output) {
    String text = output.toLowerCase(Locale.ROOT);
    return NETWORK.stream().anyMatch(text::contains);
  }
}
