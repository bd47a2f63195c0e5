package dev.orrery.localcluster;

import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A cluster could not be had. The message is one a person can act on. */
public final class ClusterException extends RuntimeException {
  private final FailureReason reason;

  /**
   * @param reason decides the exit code
   * @param message what happened, then what to do
   */
  public ClusterException(FailureReason reason, String message) {
    this(reason, message, null);
  }

  /**
   * @param reason decides the exit code
   * @param message what happened, then what to do
   * @param cause what was caught, if anything
   */
  public ClusterException(FailureReason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Turns a failed read or write into the reason behind it: no room, or a file we cannot use. */
  public static ClusterException of(IOException cause, String doing) {
    String text = String.valueOf(cause.getMessage());
    if (saysDiskFull(text)) {
      return new ClusterException(
          FailureReason.DISK_FULL,
          doing
              + " failed: the disk is full. Maybe free some room, or set ORRERY_CACHE to a folder on another disk.",
          cause);
    }
    return new ClusterException(
        FailureReason.FILE_UNUSABLE,
        doing
            + " failed: "
            + text
            + ". Maybe the folder belongs to another user; ORRERY_CACHE names another one.",
        cause);
  }

  /** Whether a program's output or an error text tells that the disk is full. */
  public static boolean saysDiskFull(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }

  /** Why. */
  public FailureReason reason() {
    return reason;
  }

  /** The exit code of a command that ends with this failure. */
  public int exitCode() {
    return reason.exitCode();
  }
}
