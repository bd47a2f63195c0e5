package dev.orrery.localcluster.cluster;

import static dev.orrery.localcluster.certificate.ClusterCertificates.ADMIN;
import static dev.orrery.localcluster.certificate.ClusterCertificates.CONTROLLER_MANAGER;
import static dev.orrery.localcluster.certificate.ClusterCertificates.SCHEDULER;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import dev.orrery.localcluster.Progress;
import dev.orrery.localcluster.binary.Programs;
import dev.orrery.localcluster.certificate.ClusterCertificates;
import dev.orrery.localcluster.process.ClusterProcess;
import dev.orrery.localcluster.process.ProcessSpec;
import dev.orrery.localcluster.process.Supervisor;
import dev.orrery.localcluster.process.Wait;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One start of a control plane: certificates, ports, then the components, side by side where they
 * can be.
 */
final class ControlPlaneStart {
  /** Between picking a port and listening on it another program may take it. */
  private static final int TRIES = 3;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ClusterSpec spec;
  private final ClusterFiles files;
  private final Programs programs;
  private final Supervisor supervisor;
  private final Progress progress;

  ControlPlaneStart(
      ClusterSpec spec,
      ClusterFiles files,
      Programs programs,
      Supervisor supervisor,
      Progress progress) {
    this.spec = spec;
    this.files = files;
    this.programs = programs;
    this.supervisor = supervisor;
    this.progress = progress;
  }

  LocalCluster run(InstantSource clock) {
    ClusterCertificates certificates = ClusterCertificates.ensure(files.certificates(), clock);
    boolean fresh = files.ports().isEmpty();
    for (int tries = 1; ; tries++) {
      Ports ports = ports(fresh);
      files.write(ports);
      writeKubeconfigs(ports, certificates);
      try {
        startAll(ports, certificates);
        LocalCluster cluster = new LocalCluster(spec, files, ports, programs, supervisor);
        awaitControllers(cluster);
        return cluster;
      } catch (ClusterException e) {
        if (e.reason() != FailureReason.PORT_TAKEN || tries == TRIES) {
          throw e;
        }
      }
    }
  }

  /** A cluster that nobody knows yet may change all its ports; an older one keeps what it can. */
  private Ports ports(boolean fresh) {
    Ports known = fresh ? Ports.pick() : files.ports().orElseGet(Ports::pick);
    return known.withApiServer(spec.apiServerPort()).settle(this::runs);
  }

  /**
   * Without its ServiceAccount a namespace accepts no pods, and the controller manager calls itself
   * healthy before.
   */
  private void awaitControllers(LocalCluster cluster) {
    if (!spec.components().contains(Component.CONTROLLER_MANAGER)) {
      return;
    }
    try (KubernetesClient client = cluster.client()) {
      if (!Wait.until(PATIENCE, () -> hasServiceAccount(client))) {
        throw new ClusterException(
            FailureReason.COMPONENT_FAILED,
            "kube-controller-manager made no ServiceAccount in namespace default within "
                + PATIENCE.toSeconds()
                + " s. Maybe its log tells why: "
                + cluster.log(Component.CONTROLLER_MANAGER)
                + ".");
      }
    }
  }

  private static boolean hasServiceAccount(KubernetesClient client) {
    try {
      return client.serviceAccounts().inNamespace("default").withName("default").get() != null;
    } catch (KubernetesClientException e) {
      return false;
    }
  }

  private boolean runs(Component component) {
    return supervisor.list().stream()
        .anyMatch(process -> process.name().equals(component.processName()) && process.alive());
  }

  private void writeKubeconfigs(Ports ports, ClusterCertificates certificates) {
    ClusterFiles.write(
        files.kubeconfig(), Kubeconfig.of(spec.name(), ports.apiServerUri(), certificates, ADMIN));
    ClusterFiles.write(
        files.kubeconfig(Component.CONTROLLER_MANAGER),
        Kubeconfig.of(spec.name(), ports.apiServerUri(), certificates, CONTROLLER_MANAGER));
    ClusterFiles.write(
        files.kubeconfig(Component.SCHEDULER),
        Kubeconfig.of(spec.name(), ports.apiServerUri(), certificates, SCHEDULER));
  }

  private void startAll(Ports ports, ClusterCertificates certificates) {
    ComponentCommands commands = new ComponentCommands(spec, files, certificates, ports, programs);
    try (HealthChecks health = new HealthChecks(ports, certificates)) {
      startTogether(List.of(Component.ETCD, Component.API_SERVER), commands, health);
      List<Component> clients =
          Stream.of(Component.CONTROLLER_MANAGER, Component.SCHEDULER)
              .filter(spec.components()::contains)
              .toList();
      startTogether(clients, commands, health);
    }
  }

  private void say(List<Component> components) {
    List<String> missing =
        components.stream()
            .filter(component -> !runs(component))
            .map(Component::processName)
            .toList();
    if (!missing.isEmpty()) {
      progress.say(
          "Starting "
              + String.join(" and ", missing)
              + " (Kubernetes "
              + programs.version()
              + ").");
    }
  }

  private void startTogether(
      List<Component> components, ComponentCommands commands, HealthChecks health) {
    say(components);
    Map<ProcessSpec, ClusterProcess> started = new LinkedHashMap<>();
    for (Component component : components) {
      ProcessSpec process =
          ProcessSpec.of(component.processName(), commands.of(component), health.of(component));
      started.put(process, supervisor.launch(process));
    }
    started.forEach((process, running) -> supervisor.awaitReady(running, process));
  }
}
