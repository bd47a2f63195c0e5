package dev.orrery.localcluster.process;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Starts and ends the processes of one cluster. One supervisor at a time holds a cluster's folder.
 * What it starts ends with it, also when the JVM is interrupted, until {@link #commit()} lets it
 * live on. Processes of a supervisor that was killed before are ended by the next one.
 */
public final class Supervisor implements AutoCloseable {
  private final Path home;
  private final ProcessFolder folder;
  private final FileLock lock;
  private final Brood brood;

  private Supervisor(Path home, FileLock lock) {
    this.home = home;
    this.folder = new ProcessFolder(home);
    this.lock = lock;
    this.brood = new Brood(folder);
  }

  /**
   * Takes a cluster's folder and ends what an earlier, broken-off start left behind, here and in
   * other folders.
   *
   * @throws ClusterException with reason LOCKED when another command works on this cluster
   */
  public static Supervisor open(Path home) {
    Path folder = home.toAbsolutePath().normalize();
    FileLock lock = FileLock.take(folder.resolve("lock"), "Cluster " + folder.getFileName());
    Supervisor supervisor = new Supervisor(folder, lock);
    Leftovers.sweep();
    supervisor.brood.guard();
    return supervisor;
  }

  /** What is on record for a cluster, running or not, without taking its folder. */
  public static List<ClusterProcess> list(Path home) {
    return new ProcessFolder(home.toAbsolutePath().normalize()).all();
  }

  /** The same for this supervisor's own cluster. */
  public List<ClusterProcess> list() {
    return folder.all();
  }

  /** Whether the cluster in this folder once came up whole and was meant to live on. */
  public static boolean committed(Path home) {
    return Commitment.made(home);
  }

  /** The folder of the cluster. */
  public Path home() {
    return home;
  }

  /** The log of a process of this name. */
  public Path log(String name) {
    return home.resolve("logs").resolve(name + ".log");
  }

  /**
   * Starts a process and waits until it is ready; one that runs already with the same command is
   * left alone.
   */
  public ClusterProcess start(ProcessSpec spec) {
    ClusterProcess process = launch(spec);
    awaitReady(process, spec);
    return process;
  }

  /**
   * Starts a process without waiting; one that runs already with the same command is left alone.
   */
  public ClusterProcess launch(ProcessSpec spec) {
    Optional<ClusterProcess> before = folder.read(spec.name());
    if (before.isPresent() && before.get().runs(spec)) {
      return before.get();
    }
    before.ifPresent(this::end);
    Leftovers.end(home, spec.name());
    int order = folder.all().stream().mapToInt(ClusterProcess::order).max().orElse(0) + 1;
    return brood.hatch(new Launch(home, log(spec.name()), spec, order));
  }

  /**
   * Waits until a process does its work.
   *
   * @throws ClusterException with the last lines of its log when it dies or takes too long
   */
  public void awaitReady(ClusterProcess process, ProcessSpec spec) {
    boolean decided = Wait.until(spec.patience(), () -> !process.alive() || spec.probe().ready());
    if (brood.abandoned()) {
      throw new ClusterException(FailureReason.INTERRUPTED, "The start was interrupted.");
    }
    if (!process.alive()) {
      throw ComponentFailure.died(process);
    }
    if (!decided) {
      throw ComponentFailure.late(process, spec.patience());
    }
  }

  /** Ends one process by its record; nothing happens when there is none. */
  public void stop(String name) {
    folder.read(name).ifPresent(this::end);
    Leftovers.end(home, name);
  }

  /**
   * Ends all processes of the cluster, the youngest first, each only once the one after it is gone.
   */
  public void stopAll() {
    stopAll(process -> {});
  }

  /** The same, and tells about each before it is ended. */
  public void stopAll(Consumer<ClusterProcess> before) {
    Commitment.withdraw(home);
    for (ClusterProcess process : folder.all().reversed()) {
      before.accept(process);
      end(process);
    }
    Leftovers.endAll(home);
  }

  /** From now on the processes live on without this JVM. */
  public void commit() {
    Commitment.make(home);
    brood.letGo();
  }

  /** Gives the folder back, and ends what was started and not committed. */
  @Override
  public void close() {
    try {
      brood.abandon();
    } finally {
      lock.close();
    }
  }

  private void end(ClusterProcess process) {
    if (!Ending.end(process.identity(), Duration.ofMillis(process.graceMillis()))) {
      throw ComponentFailure.immortal(process);
    }
    folder.forget(process.name());
  }
}
