package dev.orrery.bench.fleet;

import dev.orrery.bench.BenchException;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.up.Installation;
import dev.orrery.cli.up.OperatorProcess;
import dev.orrery.localcluster.audit.AuditEvent;
import dev.orrery.localcluster.cluster.LocalCluster;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/**
 * The packaged operator in its scheduler role, installed and started as {@code orrery up} does it.
 */
final class OrreryOperator implements Contender {

  private static final String ROLE = "scheduler";
  private static final String ACCOUNT = "system:serviceaccount:orrery-system:orrery-scheduler";

  @Override
  public String title() {
    return "Orrery";
  }

  @Override
  public String schedulerName() {
    return "orrery";
  }

  @Override
  public boolean asked(AuditEvent event) {
    return event.user().equals(ACCOUNT);
  }

  @Override
  public boolean reports() {
    return true;
  }

  @Override
  public void prepare(LocalCluster cluster) {
    try (Target target = Target.of("the bench's cluster", cluster.home(), cluster.adminConfig())) {
      var installation = new Installation(target, root().resolve("manifests"));
      installation.apply();
      installation.writeAccounts(process(cluster, 0));
      installation.bind();
    } catch (IOException unreadable) {
      throw BenchException.unavailable(
          "Orrery was not installed: " + unreadable + ". Maybe see manifests/.");
    }
  }

  @Override
  public AutoCloseable start(LocalCluster cluster) {
    try {
      cluster.supervisor().launch(process(cluster, freePort()).spec());
    } catch (IOException unreadable) {
      throw BenchException.unavailable(
          "the operator was not started: "
              + unreadable
              + ". Maybe run through ./orrery, which builds it.");
    }
    return () -> cluster.supervisor().stop(OperatorProcess.NAME);
  }

  private static OperatorProcess process(LocalCluster cluster, int port) {
    return new OperatorProcess(root(), cluster.home(), port, List.of(ROLE));
  }

  private static Path root() {
    return Path.of(System.getProperty("orrery.root", ".")).toAbsolutePath();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
