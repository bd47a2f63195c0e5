package dev.orrery.bench.cluster;

import dev.orrery.bench.BenchException;
import dev.orrery.cli.cluster.Target;
import dev.orrery.cli.up.Installation;
import dev.orrery.cli.up.OperatorProcess;
import dev.orrery.localcluster.cluster.LocalCluster;
import dev.orrery.localcluster.process.ProcessSpec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;

/** The packaged operator, installed and run as {@code orrery up} does it. */
public final class PackagedOperator {

  private PackagedOperator() {}

  /** Writes definitions, permissions and the mode Bind into a cluster; starts nothing. */
  public static void install(LocalCluster cluster) {
    try (Target target = Target.of("the bench's cluster", cluster.home(), cluster.adminConfig())) {
      var installation = new Installation(target, root().resolve("manifests"));
      installation.apply();
      installation.writeAccounts(new OperatorProcess(root(), cluster.home(), 0, List.of()));
      installation.bind();
    } catch (IOException unreadable) {
      throw BenchException.unavailable(
          "Orrery was not installed: " + unreadable + ". Maybe see manifests/.");
    }
  }

  /** How one process with these roles is run; each has a port of its own. */
  public static ProcessSpec process(LocalCluster cluster, List<String> roles) {
    try {
      return new OperatorProcess(root(), cluster.home(), freePort(), roles).spec();
    } catch (IOException unreadable) {
      throw BenchException.unavailable(
          "the operator was not started: "
              + unreadable
              + ". Maybe run through ./orrery, which builds it.");
    }
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
