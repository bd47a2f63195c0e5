package dev.orrery.operator.scheduler;

import dev.orrery.reconcilers.disruption.BudgetReport;
import dev.orrery.scheduler.loop.Binder;
import dev.orrery.scheduler.loop.LoopObserver;
import dev.orrery.scheduler.loop.PendingReason;
import dev.orrery.scheduler.loop.PlacerStats;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the placer does, for Prometheus. Labels are bounded by what the cluster is made of. */
public final class PlacerMetrics implements LoopObserver {

  private static final double NANOS = 1e9;

  private final PrometheusRegistry registry;
  private final CounterDataPoint placed;
  private final CounterDataPoint unplaced;
  private final DistributionDataPoint decision;
  private final DistributionDataPoint placement;
  private final Counter bindings;
  private final Consumer<Throwable> died;

  /**
   * Registers what is counted.
   *
   * @param died is told when the deciding thread ended
   */
  public PlacerMetrics(PrometheusRegistry registry, Consumer<Throwable> died) {
    this.registry = registry;
    this.died = died;
    Counter attempts =
        Counter.builder()
            .name("orrery_placer_attempts_total")
            .help("Decisions tried, by whether a node was found.")
            .labelNames("result")
            .register(registry);
    this.placed = attempts.labelValues("placed");
    this.unplaced = attempts.labelValues("pending");
    this.bindings =
        Counter.builder()
            .name("orrery_placer_bindings_total")
            .help("Bindings by how they ended.")
            .labelNames("outcome")
            .register(registry);
    this.decision =
        histogram(
            "orrery_placer_decision_seconds",
            "What one decision took.",
            1e-5,
            3e-5,
            1e-4,
            3e-4,
            1e-3,
            1e-2,
            1e-1);
    this.placement =
        histogram(
            "orrery_placer_placement_seconds",
            "From the moment a pod was seen to its binding.",
            1e-3,
            1e-2,
            1e-1,
            0.5,
            1,
            5,
            15,
            60);
  }

  /** Registers what is asked at each scrape. */
  void watch(Supplier<PlacerStats> stats) {
    gauge("orrery_placer_queue_pods", "Pods ready to be tried.", stats, PlacerStats::queued);
    gauge("orrery_placer_in_flight", "Bindings without answer.", stats, PlacerStats::inFlight);
    gauge(
        "orrery_placer_unconfirmed",
        "Bindings that no watch has shown yet.",
        stats,
        PlacerStats::unconfirmed);
    gauge("orrery_fleet_nodes", "Nodes known.", stats, PlacerStats::nodes);
    gauge("orrery_fleet_nodes_used", "Nodes with work on them.", stats, PlacerStats::nodesUsed);
    gauge(
        "orrery_fleet_pods_placed",
        "Pods on nodes, of every scheduler.",
        stats,
        PlacerStats::podsPlaced);
    gauge(
        "orrery_fleet_lower_bound_nodes",
        "No placement of these pods needs fewer nodes.",
        stats,
        now -> now.lowerBound().value());
    GaugeWithCallback.builder()
        .name("orrery_placer_pending_pods")
        .help("Pods that wait, by reason.")
        .labelNames("reason")
        .callback(
            data -> {
              var pending = stats.get().pending();
              for (PendingReason reason : PendingReason.values()) {
                data.call(pending.getOrDefault(reason, 0), reason.condition());
              }
            })
        .register(registry);
    GaugeWithCallback.builder()
        .name("orrery_fleet_gap_ratio")
        .help("How far the nodes in use lie above the bound of each resource.")
        .labelNames("resource")
        .callback(
            data -> {
              PlacerStats now = stats.get();
              now.bounds()
                  .forEach((resource, bound) -> data.call(bound.gap(now.nodesUsed()), resource));
            })
        .register(registry);
  }

  /** Registers the disruption budget, which the same role looks after. */
  void budget(Supplier<@Nullable BudgetReport> reports) {
    BudgetMetrics.register(registry, reports);
  }

  @Override
  public void tried(long nanos, boolean found) {
    decision.observe(nanos / NANOS);
    (found ? placed : unplaced).inc();
  }

  @Override
  public void bound(Duration sinceQueued) {
    placement.observe(sinceQueued.toNanos() / NANOS);
    bindings.labelValues("bound").inc();
  }

  @Override
  public void notBound(Binder.Outcome outcome) {
    bindings
        .labelValues(
            switch (outcome) {
              case Binder.Outcome.Bound _ -> "bound";
              case Binder.Outcome.Moot _ -> "moot";
              case Binder.Outcome.Gone _ -> "gone";
              case Binder.Outcome.Refused _ -> "refused";
              case Binder.Outcome.Unknown _ -> "unknown";
            })
        .inc();
  }

  @Override
  public void died(Throwable error) {
    died.accept(error);
  }

  private DistributionDataPoint histogram(String name, String help, double... bounds) {
    return Histogram.builder()
        .name(name)
        .help(help)
        .classicOnly()
        .classicUpperBounds(bounds)
        .register(registry);
  }

  private void gauge(
      String name, String help, Supplier<PlacerStats> stats, ToDoubleFunction<PlacerStats> value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(data -> data.call(value.applyAsDouble(stats.get())))
        .register(registry);
  }
}
