package dev.orrery.operator.controllers;

import dev.orrery.kube.json.ForeignJson;
import dev.orrery.kube.socket.SocketGuard;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.role.Role;
import dev.orrery.operator.role.RoleClients;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.port.ClientLiveObjects;
import dev.orrery.reconcilers.workload.WorkloadReconciler;
import dev.orrery.reconcilers.workload.pod.PodEvents;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reconciles all kinds but ControlPlane. */
public final class ControllersRole implements Role {

  private static final Duration STOPPING = Duration.ofSeconds(5);
  private static final int THREADS = 8;

  /** Two opportunities of a probe at its usual period, and far less than a frozen watch takes. */
  private static final Duration LAPSE = Duration.ofSeconds(10);

  private final RoleClients clients;
  private final Set<String> namespaces;
  private final Duration resync;
  private final Metrics metrics;
  private final Consumer<Throwable> failure;
  private final WatchLapse lapse;
  private volatile @Nullable Running running;
  private volatile boolean closed;

  /**
   * Watches nothing until it leads.
   *
   * @param namespaces to watch; empty means all
   * @param resync so often everything is listed anew
   * @param metrics hears of every reconciliation
   * @param failure is told when a thread that must not end has ended
   */
  public ControllersRole(
      RoleClients clients,
      Set<String> namespaces,
      Duration resync,
      Metrics metrics,
      Consumer<Throwable> failure) {
    this.resync = resync;
    this.clients = clients;
    this.metrics = metrics;
    this.namespaces = namespaces;
    this.failure = failure;
    this.lapse = new WatchLapse(clients.clock(), LAPSE);
  }

  @Override
  public void lead(Epoch epoch) {
    SocketGuard guard = new SocketGuard(WatchPace.every(resync));
    guard.whenDead(clients.http()::giveUp);
    guard.start();
    KubernetesClient client =
        new KubernetesClientBuilder()
            .withConfig(clients.config())
            .withHttpClientFactory(guard.clients())
            .withKubernetesSerialization(ForeignJson.types())
            .build();
    Operator operator =
        new Operator(
            service ->
                service
                    .withKubernetesClient(client)
                    .withCloseClientOnStop(false)
                    .withMetrics(metrics)
                    // The default ends the process on the spot, without a word to anybody.
                    .withInformerStoppedHandler((informer, cause) -> stopped(cause))
                    .withConcurrentReconciliationThreads(THREADS)
                    .withReconciliationTerminationTimeout(STOPPING));
    var pods = new PodEvents(clients.http(), namespaces, WatchPace.every(resync), failure);
    var workloads =
        new WorkloadReconciler(
            clients.writer(),
            clients.epochs(),
            new ClientLiveObjects(client),
            pods,
            clients.clock());
    operator.register(
        workloads,
        controller -> {
          controller.withOnUpdateFilter(workloads.changes());
          if (!namespaces.isEmpty()) {
            controller.settingNamespaces(namespaces);
          }
        });
    running = new Running(operator, client, guard, pods);
    if (!closed) {
      operator.start();
    }
    if (closed) {
      close(); // it was closed meanwhile, and then perhaps before there was anything to stop
    }
  }

  private void stopped(@Nullable Throwable cause) {
    if (!closed && cause != null) {
      failure.accept(cause);
    }
  }

  @Override
  public Health health() {
    Running now = running;
    if (now == null) {
      return Health.waiting("starts");
    }
    if (!now.operator().getRuntimeInfo().isStarted()) {
      return Health.waiting("reads the cluster");
    }
    String frozen = now.frozen();
    if (frozen != null) {
      return Health.waiting("waits for its watches: " + frozen);
    }
    return lapse.tolerable(watching(now.operator()))
        ? Health.ready("reconciles")
        : Health.waiting("waits for its watches");
  }

  /**
   * Whether all informers watch. Between its list and its watch an informer says that it watches,
   * and fails when it is asked how (Fabric8 7.8.0, Reflector.isWatching): then it does not yet.
   */
  private static boolean watching(Operator operator) {
    try {
      return operator.getRuntimeInfo().allEventSourcesAreHealthy();
    } catch (NullPointerException betweenListAndWatch) {
      return false;
    }
  }

  @Override
  public void close() {
    closed = true;
    Running now = running;
    if (now != null) {
      now.guard().close();
      now.operator().stop();
      now.client().close();
    }
  }

  private record Running(
      Operator operator, KubernetesClient client, SocketGuard guard, PodEvents pods) {

    /** What stands still among what is watched; null while all moves. */
    private @Nullable String frozen() {
      String socket = guard.problem();
      return socket == null ? pods.frozen() : socket;
    }
  }
}
