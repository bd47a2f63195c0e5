package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The processes that one supervisor started and answers for: they end with it, or are let go. */
final class Brood {
  /**
   * A start that was broken off leaves nothing worth a longer farewell; the data survives a kill.
   */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final ProcessFolder folder;
  private final List<ClusterProcess> young = new ArrayList<>();
  private boolean abandoned;
  private @Nullable Thread hook;

  Brood(ProcessFolder folder) {
    this.folder = folder;
  }

  /** Makes sure that an interrupted JVM takes them along. */
  synchronized void guard() {
    hook = new Thread(this::abandon, "orrery-ends-processes");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
    } catch (IllegalStateException e) {
      throw interrupted(e);
    }
  }

  /**
   * Starts and records a process as one act: either it is known to the guard, or it was never
   * started.
   */
  synchronized ClusterProcess hatch(Launch launch) {
    if (abandoned) {
      throw interrupted(null);
    }
    ClusterProcess process = launch.run();
    young.add(process);
    folder.write(process);
    return process;
  }

  synchronized boolean abandoned() {
    return abandoned;
  }

  /** They live on. */
  synchronized void letGo() {
    young.clear();
  }

  /** Ends them all; nothing can be started afterwards. */
  synchronized void abandon() {
    abandoned = true;
    unhook();
    Ending.endAll(young.stream().map(ClusterProcess::identity).toList(), GRACE);
    young.forEach(process -> folder.forget(process.name()));
    young.clear();
  }

  private void unhook() {
    Thread current = hook;
    hook = null;
    if (current == null || current.equals(Thread.currentThread())) {
      return;
    }
    try {
      Runtime.getRuntime().removeShutdownHook(current);
    } catch (IllegalStateException e) {
      // The JVM is going down already; the hook finds nothing left to do.
      return;
    }
  }

  private static ClusterException interrupted(@Nullable Throwable cause) {
    return new ClusterException(FailureReason.INTERRUPTED, "The start was interrupted.", cause);
  }
}
