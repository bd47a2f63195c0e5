package dev.orrery.operator.scheduler;

import dev.orrery.crds.controlplane.PlacementPolicy;
import dev.orrery.kube.placement.ClusterFeed;
import dev.orrery.kube.placement.PodBinder;
import dev.orrery.kube.placement.PodReporter;
import dev.orrery.kube.watch.WatchPace;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.role.Role;
import dev.orrery.operator.role.RoleClients;
import dev.orrery.plan.Epoch;
import dev.orrery.scheduler.loop.LoopConfig;
import dev.orrery.scheduler.loop.Mode;
import dev.orrery.scheduler.loop.PlacerLoop;
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

  private final PlacerLoop loop;
  private final ClusterFeed feed;
  private final PolicyWatch policy;
  private final ExecutorService reports =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("reports").factory());

  private volatile boolean placing;
  private volatile @Nullable PlacementPolicy current;

  /**
   * Joined, not yet started.
   *
   * @param failure is told when a thread that must not end has ended
   */
  public SchedulerRole(RoleClients clients, PlacerMetrics metrics, Consumer<Throwable> failure) {
    this.policy = new PolicyWatch(new ControlPlaneReader(clients.http()), this::apply);
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
        new ClusterFeed(
            clients.http(), "orrery-scheduler", WatchPace.standard(), loop, failure);
    late[0] = feed;
    metrics.watch(loop::stats);
  }

  @Override
  public void lead(Epoch epoch) {
    feed.start().join();
    policy.start().join();
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
    policy.close();
    if (placing) {
      loop.close();
    }
    feed.close();
    reports.shutdown();
  }

  private void apply(PlacementPolicy policy) {
    if (!policy.equals(current)) {
      LOG.info("placement policy: mode {}", policy.effectiveMode());
    }
    current = policy;
    loop.mode(policy.effectiveMode().binds() ? Mode.BIND : Mode.OBSERVE);
  }
}
