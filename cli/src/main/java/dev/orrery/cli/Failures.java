package dev.orrery.cli;

import dev.orrery.cli.output.Console;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.fleet.FleetException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what a command threw into one line on the error stream and an exit code. */
final class Failures implements IExecutionExceptionHandler {

  private final Console console;

  Failures(Console console) {
    this.console = console;
  }

  @Override
  public int handleExecutionException(Exception wrapped, CommandLine command, ParseResult parsed) {
    Exception thrown = unwrap(wrapped);
    if (isInterrupt(thrown)) {
      return ExitCode.INTERRUPTED.code();
    }
    ExitCode exit = exitCode(thrown);
    console.error(line(thrown));
    if (console.debug() || isUnexpected(thrown)) {
      thrown.printStackTrace(console.err());
    }
    return exit.code();
  }

  private static Exception unwrap(Exception thrown) {
    return thrown instanceof UncheckedIOException unchecked
        ? Objects.requireNonNullElse(unchecked.getCause(), thrown)
        : thrown;
  }

  /** The exit code that says most about the failure. */
  static ExitCode exitCode(Throwable thrown) {
    return switch (thrown) {
      case CommandException known -> known.exit();
      case ClusterException cluster -> ExitCode.of(cluster.exitCode());
      case FleetException fleet -> ExitCode.USAGE;
      case IOException io -> isDiskFull(io) ? ExitCode.CANNOT_WRITE : ExitCode.FAILED;
      default -> ExitCode.FAILED;
    };
  }

  private static boolean isUnexpected(Throwable thrown) {
    return !(isKnown(thrown) || thrown instanceof IOException);
  }

  private static boolean isKnown(Throwable thrown) {
    return thrown instanceof CommandException
        || thrown instanceof ClusterException
        || thrown instanceof FleetException;
  }

  private static boolean isInterrupt(Throwable thrown) {
    return thrown instanceof InterruptedException
        || (thrown instanceof ClusterException cluster
            && cluster.reason() == FailureReason.INTERRUPTED);
  }

  private static boolean isDiskFull(IOException thrown) {
    String text = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left") || text.contains("disk quota");
  }

  private static String line(Throwable thrown) {
    if (thrown instanceof IOException io && isDiskFull(io)) {
      return thrown.getMessage()
          + ". Maybe free some space, or set ORRERY_CACHE to a folder on another disk.";
    }
    if (isUnexpected(thrown)) {
      return "unexpected " + thrown + ". Maybe a defect: the trace below belongs into its report.";
    }
    return isKnown(thrown) ? String.valueOf(thrown.getMessage()) : thrown.toString();
  }
}
