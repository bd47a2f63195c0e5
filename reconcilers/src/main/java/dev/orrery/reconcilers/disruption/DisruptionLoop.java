package dev.orrery.reconcilers.disruption;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after the budget again and again, and keeps the last report. */
public final class DisruptionLoop implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DisruptionLoop.class);

  private final ClaimReconciler reconciler;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("disruption").factory());
  private volatile @Nullable BudgetReport report;
  private boolean broken;

  /** Not yet started. */
  public DisruptionLoop(ClaimReconciler reconciler) {
    this.reconciler = reconciler;
  }

  /** Begins. */
  public void start(Duration interval) {
    var _ = clock.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** How the budget stood at the last look; null before the first. */
  public @Nullable BudgetReport report() {
    return report;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }

  private void look() {
    try {
      report = reconciler.look();
      broken = false;
    } catch (RuntimeException unknown) {
      // The edge of the thread: an exception that left it would end all later looks in silence.
      report = BudgetReport.unknown(null, unknown.toString());
      if (!broken) {
        LOG.warn("the disruption budget cannot be looked after: {}", unknown.toString());
      }
      broken = true;
    }
  }
}
