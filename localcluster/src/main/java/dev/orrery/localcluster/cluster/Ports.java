package dev.orrery.localcluster.cluster;

import dev.orrery.localcluster.ClusterException;
import dev.orrery.localcluster.FailureReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

/**
 * The loopback ports of one cluster.
 *
 * @param etcdClient etcd's own, for the API server
 * @param etcdPeer etcd's own, for other members that never come
 * @param etcdHealth etcd's health and metrics, plain
 * @param apiServer the API server
 * @param controllerManager the controller manager's health and metrics
 * @param scheduler the scheduler's health and metrics
 */
record Ports(
    int etcdClient,
    int etcdPeer,
    int etcdHealth,
    int apiServer,
    int controllerManager,
    int scheduler) {
  /**
   * Below the range from which Linux takes the ports of outgoing connections, so none of those can
   * be in the way.
   */
  private static final int FIRST = 16_000;

  private static final int END = 32_000;
  private static final int TRIES = 1_000;

  /** Six that are free now. */
  static Ports pick() {
    List<Integer> free = new ArrayList<>();
    for (int i = 0; free.size() < 6 && i < TRIES; i++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, END);
      if (!free.contains(port) && free(port)) {
        free.add(port);
      }
    }
    if (free.size() < 6) {
      throw new ClusterException(
          FailureReason.PORT_TAKEN,
          "Hardly any port from "
              + FIRST
              + " to "
              + END
              + " is free. Maybe stop some other programs or clusters.");
    }
    return new Ports(free.get(0), free.get(1), free.get(2), free.get(3), free.get(4), free.get(5));
  }

  /** The same with a port of one's own choice for the API server; 0 changes nothing. */
  Ports withApiServer(int port) {
    return port == 0
        ? this
        : new Ports(etcdClient, etcdPeer, etcdHealth, port, controllerManager, scheduler);
  }

  /**
   * Replaces ports that somebody else took while their component was down. The API server's stays:
   * others know it.
   *
   * @param runs tells which components run now and so hold their ports themselves
   */
  Ports settle(Predicate<Component> runs) {
    Ports spare = pick();
    if (!runs.test(Component.API_SERVER) && !free(apiServer)) {
      throw taken(apiServer);
    }
    boolean etcd =
        runs.test(Component.ETCD) || (free(etcdClient) && free(etcdPeer) && free(etcdHealth));
    return new Ports(
        etcd ? etcdClient : spare.etcdClient,
        etcd ? etcdPeer : spare.etcdPeer,
        etcd ? etcdHealth : spare.etcdHealth,
        apiServer,
        runs.test(Component.CONTROLLER_MANAGER) || free(controllerManager)
            ? controllerManager
            : spare.controllerManager,
        runs.test(Component.SCHEDULER) || free(scheduler) ? scheduler : spare.scheduler);
  }

  URI apiServerUri() {
    return URI.create("https://127.0.0.1:" + apiServer);
  }

  /** Says that a port belongs to somebody else. */
  static ClusterException taken(int port) {
    return new ClusterException(
        FailureReason.PORT_TAKEN,
        "Port "
            + port
            + " belongs to another program. Maybe stop it (`ss -ltnp` names it), or let a free port be picked.");
  }

  /** Whether a server could listen on a port now. */
  static boolean free(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
