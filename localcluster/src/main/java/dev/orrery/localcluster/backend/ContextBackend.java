package dev.orrery.localcluster.backend;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Folders;
import dev.orrery.localcluster.cluster.ClusterSpec;
import dev.orrery.localcluster.kubelet.KubeletOptions;
import dev.orrery.localcluster.kubelet.KubeletProcess;
import dev.orrery.localcluster.kubelet.SimulatedNodes;
import dev.orrery.localcluster.kubelet.api.ApiServer;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.Supervisor;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * The user's own cluster, reached by a kubeconfig. It is never created or deleted from here; nodes
 * that were simulated in it go when it is left.
 */
public final class ContextBackend implements Backend {
  static final String NAME = "context";
  private static final int PATIENCE_MILLIS = 5_000;

  private final Path userKubeconfig;
  private final @Nullable String context;

  /**
   * A cluster that a kubeconfig names.
   *
   * @param userKubeconfig the file
   * @param context which of its contexts; null takes the current one
   */
  public ContextBackend(Path userKubeconfig, @Nullable String context) {
    this.userKubeconfig = userKubeconfig;
    this.context = context;
  }

  /** The kubeconfig that the environment names, else the one in the user's home. */
  public static Path kubeconfigOfEnvironment() {
    String named = System.getenv().getOrDefault("KUBECONFIG", "").split(":", -1)[0];
    return named.isBlank()
        ? Path.of(System.getProperty("user.home"), ".kube", "config")
        : Path.of(named);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Availability availability() {
    if (!Files.isReadable(userKubeconfig)) {
      return new Availability(
          false,
          "kubeconfig is "
              + userKubeconfig
              + ", which cannot be read. Maybe set KUBECONFIG, or use --backend local.");
    }
    return new Availability(true, "kubeconfig is " + userKubeconfig + ".");
  }

  @Override
  public RunningCluster up(ClusterSpec spec, Progress progress) {
    Availability availability = availability();
    if (!availability.usable()) {
      throw new ClusterException(FailureReason.CLUSTER_UNREACHABLE, availability.why());
    }
    Supervisor supervisor = Supervisor.open(spec.home());
    try {
      Path kubeconfig = kubeconfig(spec);
      String chosen = ContextKubeconfig.write(userKubeconfig, context, kubeconfig);
      progress.say("Using context " + chosen + " of " + userKubeconfig + ".");
      requireAnswer(kubeconfig, chosen);
      Origin.write(spec.home(), NAME);
      return new RunningCluster(NAME, spec.name(), kubeconfig, false, supervisor, () -> {});
    } catch (RuntimeException | Error e) {
      supervisor.close();
      throw e;
    }
  }

  @Override
  public void down(ClusterSpec spec, boolean keepData, Progress progress) {
    LocalBackend.stopProcesses(spec, progress);
    if (Files.isDirectory(spec.home().resolve(KubeletProcess.FOLDER))) {
      progress.say("Deleting the simulated nodes.");
      removeSimulatedNodes(kubeconfig(spec));
    }
    if (!keepData) {
      Folders.delete(spec.home());
    }
  }

  @Override
  public ClusterStatus status(ClusterSpec spec) {
    List<ClusterProcess> processes = Supervisor.list(spec.home());
    return new ClusterStatus(
        NAME,
        spec.name(),
        ClusterStatus.stateOf(processes),
        processes,
        kubeconfig(spec),
        "The cluster itself is the user's own.");
  }

  /** Nobody would report for them any more; the cluster would wait for them for ever. */
  private static void removeSimulatedNodes(Path kubeconfig) {
    try (ApiServer api = ApiServer.of(kubeconfig)) {
      SimulatedNodes.remove(api, KubeletOptions.NAME);
    } catch (IllegalStateException | IllegalArgumentException | CompletionException e) {
      throw new ClusterException(
          FailureReason.CLUSTER_UNREACHABLE,
          "simulated nodes could not be deleted: "
              + e.getMessage()
              + ". Maybe repeat 'orrery down' when the cluster answers, or delete them by hand: kubectl delete nodes -l orrery.dev/fleet="
              + KubeletOptions.NAME
              + ".",
          e);
    }
  }

  private static Path kubeconfig(ClusterSpec spec) {
    return spec.home().resolve("kubeconfig");
  }

  private static void requireAnswer(Path kubeconfig, String chosen) {
    Config config = Config.fromKubeconfig(kubeconfig.toFile());
    config.setRequestTimeout(PATIENCE_MILLIS);
    config.setConnectionTimeout(PATIENCE_MILLIS);
    config.setRequestRetryBackoffLimit(0);
    try (KubernetesClient client = new KubernetesClientBuilder().withConfig(config).build()) {
      client.getKubernetesVersion();
    } catch (KubernetesClientException e) {
      throw new ClusterException(
          FailureReason.CLUSTER_UNREACHABLE,
          "context is "
              + chosen
              + "; its API server at "
              + config.getMasterUrl()
              + " does not answer. Maybe choose another context, or use --backend local.",
          e);
    }
  }
}
