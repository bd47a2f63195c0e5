package dev.orrery.localcluster.process;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A starter that is killed before it commits. */
public final class AbandoningMain {
  private AbandoningMain() {}

  /** Starts one process in the folder given and waits for its end. */
  public static void main(String[] args) {
    Path home = Path.of(args[0]);
    try (Supervisor supervisor = Supervisor.open(home)) {
      supervisor.start(sleeper(home, "one"));
      while (supervisor.list().size() == 1) {
        LockSupport.parkNanos(1_000_000_000L);
      }
    }
  }

  /** A process that names its cluster's folder in its command line. */
  static ProcessSpec sleeper(Path home, String name) {
    return ProcessSpec.of(
        name,
        List.of("sh", "-c", "while :; do sleep 1; done", name, home.toString()),
        Probe.RUNNING);
  }
}
