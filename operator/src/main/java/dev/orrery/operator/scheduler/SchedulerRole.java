package dev.orrery.operator.scheduler;

import dev.orrery.kube.disruption.ApiClaims;
import dev.orrery.kube.disruption.ClaimProcessRef;
import dev.orrery.kube.disruption.Ledgers;
import dev.orrery.kube.disruption.LiveBrake;
import dev.orrery.kube.disruption.ServerClock;
import dev.orrery.kube.http.ApiHttp;
import dev.orrery.kube.http.ApiRequest;
import dev.orrery.kube.http.LatestAnswer;
import dev.orrery.kube.placement.ClusterFeed;
import dev.orrery.kube.placement.PodBinder;
import dev.orrery.kube.placement.PodReporter;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.role.Role;
import dev.orrery.operator.role.RoleClients;
import dev.orrery.plan.Epoch;
import dev.orrery.reconcilers.controlplane.ControlPlaneLoop;
import dev.orrery.reconcilers.controlplane.ControlPlaneReconciler;
import dev.orrery.reconcilers.controlplane.PlacerFleet;
import dev.orrery.reconcilers.controlplane.PlacerSettings;
import dev.orrery.reconcilers.disruption.ApiLiveness;
import dev.orrery.reconcilers.disruption.ClaimEvents;
import dev.orrery.reconcilers.disruption.ClaimReconciler;
import dev.orrery.reconcilers.disruption.DisruptionLoop;
import dev.orrery.reconcilers.event.Reporter;
import dev.orrery.scheduler.loop.LoopConfig;
import dev.orrery.scheduler.loop.Mode;
import dev.orrery.scheduler.loop.PlacerLoop;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the cluster, places pods, binds them and reports. */
public final class SchedulerRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(SchedulerRole.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  /** The budget's keeper does with a ControlPlane that the other loop has just read. */
  private static final Duration RECENT = Duration.ofMillis(1200);

  private final PlacerLoop loop;
  private final ClusterFeed feed;
  private final ControlPlaneLoop controlPlane;
  private final DisruptionLoop disruption;
  private final ExecutorService reports =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("reports").factory());

  private volatile boolean placing;
  private volatile @Nullable Mode current;

  /**
   * Joined, not yet started.
   *
   * @param namespace of the operator
   * @param resync so often everything is listed anew
   * @param failure is told when a thread that must not end has ended
   */
  public SchedulerRole(
      RoleClients clients,
      String namespace,
      Duration resync,
      PlacerMetrics metrics,
      Consumer<Throwable> failure) {
    ClusterFeed[] late = new ClusterFeed[1];
    PodReporter reporter =
        new PodReporter(clients.writer(), pod -> late[0].verdict(pod), clients.clock(), reports);
    this.loop =
        new PlacerLoop(
            LoopConfig.DEFAULT,
            new PodBinder(clients.writer()),
            reporter,
            metrics,
            clients.clock());
    this.feed =
        new ClusterFeed(clients.http(), "orrery-scheduler", WatchPace.every(resync), loop, failure);
    late[0] = feed;
    var object =
        new LatestAnswer(
            () -> clients.http().send(ApiRequest.get(LiveBrake.CONTROL_PLANE)), System::nanoTime);
    ControlPlaneReconciler[] reconciler = new ControlPlaneReconciler[1];
    this.disruption =
        new DisruptionLoop(
            budget(clients, namespace, object, () -> reconciler[0].budgetReported()));
    reconciler[0] =
        new ControlPlaneReconciler(
            clients.writer(),
            clients.epochs(),
            new PlacerFleet(() -> placing ? loop.stats() : null),
            new PlacerSettings(this::mode, loop::weights),
            clients.clock(),
            disruption::report);
    this.controlPlane = new ControlPlaneLoop(object, reconciler[0]);
    metrics.watch(loop::stats);
    metrics.budget(disruption::report);
  }

  @Override
  public void lead(Epoch epoch) {
    feed.start().join();
    controlPlane.start(LOOK).join();
    disruption.start(LOOK);
    loop.start();
    placing = true;
  }

  @Override
  public Health health() {
    String problem = feed.problem();
    if (problem != null) {
      return Health.waiting("waits for its watches: " + problem);
    }
    return placing ? Health.ready("places pods") : Health.waiting("reads the cluster");
  }

  /** What it decides with and knows, for the read API. */
  public PlacerLoop loop() {
    return loop;
  }

  @Override
  public void close() {
    disruption.close();
    controlPlane.close();
    if (placing) {
      loop.close();
    }
    feed.close();
    reports.shutdown();
  }

  private static ClaimReconciler budget(
      RoleClients clients, String namespace, LatestAnswer object, BooleanSupplier usedBefore) {
    ApiHttp http = clients.http();
    var self = new ClaimProcessRef("reconciler", "orrery-scheduler");
    return new ClaimReconciler(
        new ApiClaims(http, clients.writer(), self),
        Ledgers.of(http, clients.writer(), namespace),
        new LiveBrake(http, namespace, () -> object.within(RECENT)),
        new ApiLiveness(http, namespace),
        new ServerClock(http),
        System::nanoTime,
        usedBefore,
        new ClaimEvents(new Reporter("disruption", clients.writer(), clients.clock())));
  }

  private void mode(Mode mode) {
    if (mode != current) {
      LOG.info("placement mode: {}", mode);
    }
    current = mode;
    loop.mode(mode);
  }
}
