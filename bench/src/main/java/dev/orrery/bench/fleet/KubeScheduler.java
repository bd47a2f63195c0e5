package dev.orrery.bench.fleet;

import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.binary.Program;
import dev.orrery.localcluster.cluster.Component;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.ProcessSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * kube-scheduler.
 *
 * @param title its name in the table
 * @param settings lines of its configuration beside the connection
 * @param connection lines of its connection beside the kubeconfig
 */
record KubeScheduler(String title, String settings, String connection) implements Contender {

  private static final String NAME = "kube-scheduler";

  private static final String RAISED = "  qps: 5000\n  burst: 5000\n";

  private static final String PACKING =
      """
      profiles:
      - schedulerName: default-scheduler
        pluginConfig:
        - name: NodeResourcesFit
          args:
            scoringStrategy:
              type: MostAllocated
              resources:
              - {name: cpu, weight: 1}
              - {name: memory, weight: 1}
      """;

  /** As it comes. */
  static KubeScheduler byDefault() {
    return new KubeScheduler("kube-scheduler", "", "");
  }

  /** With the limits of its client raised. */
  static KubeScheduler tuned() {
    return new KubeScheduler("kube-scheduler, qps 5000", "", RAISED);
  }

  /** The same, told to pack. */
  static KubeScheduler packed() {
    return new KubeScheduler("kube-scheduler, qps 5000, MostAllocated", PACKING, RAISED);
  }

  @Override
  public String schedulerName() {
    return "default-scheduler";
  }

  @Override
  public boolean asked(AuditEvent event) {
    return event.user().equals("system:kube-scheduler");
  }

  @Override
  public boolean reports() {
    return true;
  }

  @Override
  public AutoCloseable start(LocalCluster cluster) {
    String yaml =
        "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
            + "leaderElection: {leaderElect: false}\nclientConnection:\n  kubeconfig: "
            + cluster.kubeconfig(Component.SCHEDULER)
            + "\n"
            + connection
            + settings;
    try {
      Path file = Files.writeString(cluster.home().resolve("kube-scheduler-bench.yaml"), yaml);
      List<String> command =
          List.of(
              cluster.programs().path(Program.KUBE_SCHEDULER).toString(),
              "--config=" + file,
              "--bind-address=127.0.0.1",
              "--secure-port=" + freePort());
      cluster.supervisor().start(ProcessSpec.of(NAME, command, () -> true));
    } catch (IOException unwritable) {
      throw new UncheckedIOException(unwritable);
    }
    return () -> cluster.supervisor().stop(NAME);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
