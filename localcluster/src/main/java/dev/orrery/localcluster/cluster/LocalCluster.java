package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.CacheFolder;
import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.audit.AuditLog;
import dev.orrery.localcluster.binary.Programs;
import dev.orrery.localcluster.process.Supervisor;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * A Kubernetes control plane that runs on this machine. It ends with {@link #close()} and with this
 * JVM, unless {@link #commit()} was called; then it lives on, and a later start with the same
 * folder finds it, or brings back what died of it.
 */
public final class LocalCluster implements AutoCloseable {
  private static final long ROOM = 300L << 20;

  private final ClusterSpec spec;
  private final ClusterFiles files;
  private final Ports ports;
  private final Programs programs;
  private final Supervisor supervisor;

  LocalCluster(
      ClusterSpec spec, ClusterFiles files, Ports ports, Programs programs, Supervisor supervisor) {
    this.spec = spec;
    this.files = files;
    this.ports = ports;
    this.programs = programs;
    this.supervisor = supervisor;
  }

  /**
   * Brings a control plane up and waits until all of it is ready. What runs already is left alone.
   *
   * @throws ClusterException whose reason gives the exit code and whose text says what to do
   */
  public static LocalCluster start(ClusterSpec given, Progress progress) {
    ClusterSpec spec = Witness.ofEnvironment().watching(given);
    Programs programs = Programs.ensure(progress);
    CacheFolder.requireRoom(spec.home().resolveSibling("."), ROOM);
    ClusterFiles files = new ClusterFiles(spec.home());
    files.create();
    EphemeralHome ephemeral = new EphemeralHome(spec.home());
    Supervisor supervisor = Supervisor.open(spec.home());
    try {
      if (spec.ephemeral()) {
        ephemeral.mark();
      }
      LocalCluster cluster =
          new ControlPlaneStart(spec, files, programs, supervisor, progress)
              .run(InstantSource.system());
      Witness.ofEnvironment().up(spec.home());
      return cluster;
    } catch (RuntimeException | Error e) {
      supervisor.close();
      ephemeral.deleteIfMarked();
      throw e;
    }
  }

  /** The cluster's name. */
  public String name() {
    return spec.name();
  }

  /** The cluster's folder. */
  public Path home() {
    return spec.home();
  }

  /** A kubeconfig of the cluster's admin. */
  public Path kubeconfig() {
    return files.kubeconfig();
  }

  /** The kubeconfig by which a component acts; for one of one's own that takes its place. */
  public Path kubeconfig(Component component) {
    return files.kubeconfig(component);
  }

  /** Where the API server listens. */
  public URI apiServer() {
    return ports.apiServerUri();
  }

  /** The admin's access, for a client of one's own. */
  public Config adminConfig() {
    return Config.fromKubeconfig(kubeconfig().toFile());
  }

  /** A new client that acts as the admin; the caller closes it. */
  public KubernetesClient client() {
    return new KubernetesClientBuilder().withConfig(adminConfig()).build();
  }

  /** The programs it runs on, and kubectl. */
  public Programs programs() {
    return programs;
  }

  /** The log of a component. */
  public Path log(Component component) {
    return supervisor.log(component.processName());
  }

  /** What the API server was asked; empty without an audit policy. */
  public AuditLog auditLog() {
    return new AuditLog(files.auditLog());
  }

  /** Starts and stops other processes as part of this cluster. */
  public Supervisor supervisor() {
    return supervisor;
  }

  /** Ends components, as a crash of their machine would; {@link #revive} brings them back. */
  public void stop(Component... components) {
    for (Component component : components) {
      supervisor.stop(component.processName());
    }
  }

  /** Starts what does not run of it, and waits until all is ready. */
  public void revive() {
    var _ =
        new ControlPlaneStart(spec, files, programs, supervisor, Progress.SILENT)
            .run(InstantSource.system());
  }

  /** A copy of the store, for which the API server is away for a moment. */
  public StoreCopy copyStore() {
    stop(Component.API_SERVER, Component.ETCD);
    StoreCopy copy = StoreCopy.of(files.etcdData(), spec.home().resolve("etcd-copy"));
    revive();
    return copy;
  }

  /** Goes back to an earlier state of the store: all components are started anew on it. */
  public void restoreStore(StoreCopy copy) {
    List.of(Component.values()).reversed().forEach(this::stop);
    copy.restore(files.etcdData());
    revive();
  }

  /** From now on the cluster lives on without this JVM. */
  public void commit() {
    supervisor.commit();
  }

  /** Ends what was not committed, and gives the cluster's folder back. */
  @Override
  public void close() {
    supervisor.close();
    if (!Supervisor.committed(spec.home())) {
      Witness.ofEnvironment().leaving(spec.home());
    }
    new EphemeralHome(spec.home()).deleteIfMarked();
  }
}
