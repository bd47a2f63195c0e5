package dev.orrery.operator.scheduler;

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
import dev.orrery.scheduler.loop.LoopConfig;
import dev.orrery.scheduler.loop.Mode;
import dev.orrery.scheduler.loop.PlacerLoop;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the cluster, places pods, binds them and reports. */
public final class SchedulerRole implements Role {

  private static final Logger LOG = LoggerFactory.getLogger(SchedulerRole.class);

  private static final Duration LOOK = Duration.ofSeconds(1);

  private final PlacerLoop loop;
  private final ClusterFeed feed;
  private final ControlPlaneLoop controlPlane;
  private final ExecutorService reports =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("reports").factory());

  private volatile boolean placing;
  private volatile @Nullable Mode current;

  /**
   * Joined, not yet started.
   *
   * @param resync so often everything is listed anew
   * @param failure is told when a thread that must not end has ended
   */
  public SchedulerRole(
      RoleClients clients, Duration resync, PlacerMetrics metrics, Consumer<Throwable> failure) {
    ClusterFeed[] late = new ClusterFeed[1];
    PodReporter reporter =
        new PodReporter(
            clients.writer(), pod -> late[0].verdict(pod), InstantSource.system(), reports);
    this.loop =
        new PlacerLoop(
            LoopConfig.DEFAULT,
            new PodBinder(clients.writer()),
            reporter,
            metrics,
            InstantSource.system());
    this.feed =
        new ClusterFeed(clients.http(), "orrery-scheduler", WatchPace.every(resync), loop, failure);
    late[0] = feed;
    this.controlPlane =
        new ControlPlaneLoop(
            clients.http(),
            new ControlPlaneReconciler(
                clients.writer(),
                clients.epochs(),
                new PlacerFleet(() -> placing ? loop.stats() : null),
                new PlacerSettings(this::mode, loop::weights),
                InstantSource.system()));
    metrics.watch(loop::stats);
  }

  @Override
  public void lead(Epoch epoch) {
    feed.start().join();
    controlPlane.start(LOOK).join();
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
    controlPlane.close();
    if (placing) {
      loop.close();
    }
    feed.close();
    reports.shutdown();
  }

  private void mode(Mode mode) {
    if (mode != current) {
      LOG.info("placement mode: {}", mode);
    }
    current = mode;
    loop.mode(mode);
  }
}
