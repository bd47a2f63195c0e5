package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.process.Supervisor;
import io.fabric8.kubernetes.client.Config;
import java.nio.file.Path;

/**
 * A cluster that is up. Until it is committed, closing it takes down what this command brought up.
 *
 * @param backend where it comes from
 * @param name its name
 * @param kubeconfig the admin's access, with the right context current
 * @param own whether Orrery made the cluster; false for the user's own
 * @param supervisor starts and stops processes on this machine as part of the cluster
 * @param undo takes down what is not a process on this machine; runs when closed without a commit
 */
public record RunningCluster(
    String backend, String name, Path kubeconfig, boolean own, Supervisor supervisor, Runnable undo)
    implements AutoCloseable {

  /** The folder for files about the cluster. */
  public Path home() {
    return supervisor.home();
  }

  /** The admin's access, for a client of one's own. */
  public Config adminConfig() {
    return Config.fromKubeconfig(kubeconfig.toFile());
  }

  /** From now on it lives on without this JVM. */
  public void commit() {
    supervisor.commit();
  }

  @Override
  public void close() {
    supervisor.close();
    if (!Supervisor.committed(home())) {
      undo.run();
    }
  }
}
