package dev.orrery.localcluster.process;

import java.time.Duration;
import java.util.List;

/** Ends processes by their identity: SIGTERM, a time to comply, SIGKILL. */
public final class Ending {
  private static final Duration AFTER_KILL = Duration.ofSeconds(10);

  private Ending() {}

  /**
   * Ends one process and waits until it is gone.
   *
   * @param grace how long it may take after SIGTERM; zero kills at once
   * @return whether it is gone
   */
  public static boolean end(ProcessIdentity process, Duration grace) {
    return endAll(List.of(process), grace);
  }

  /** Ends several at once: all are told first, then all are waited for. */
  public static boolean endAll(List<ProcessIdentity> processes, Duration grace) {
    if (grace.isPositive()) {
      processes.forEach(process -> signal(process, false));
      if (Wait.until(grace, () -> gone(processes))) {
        return true;
      }
    }
    processes.forEach(process -> signal(process, true));
    return Wait.until(AFTER_KILL, () -> gone(processes));
  }

  private static boolean gone(List<ProcessIdentity> processes) {
    return processes.stream().noneMatch(ProcessIdentity::alive);
  }

  private static void signal(ProcessIdentity process, boolean kill) {
    if (!process.alive()) {
      return;
    }
    ProcessHandle.of(process.pid())
        .ifPresent(handle -> sent(kill ? handle.destroyForcibly() : handle.destroy()));
  }

  /** A signal that could not be sent shows in the wait that follows. */
  private static void sent(boolean ignored) {}
}
