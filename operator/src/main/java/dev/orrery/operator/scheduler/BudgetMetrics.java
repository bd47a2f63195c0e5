package dev.orrery.operator.scheduler;

import dev.orrery.crds.controlplane.DisruptionState;
import dev.orrery.crds.controlplane.DisruptionStatus;
import dev.orrery.reconcilers.disruption.BudgetReport;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The disruption budget, for Prometheus: the figures of the ControlPlane's status. A process that
 * does not look after the budget shows none, for it knows none.
 */
final class BudgetMetrics {

  private BudgetMetrics() {}

  /**
   * Registers what is asked at each scrape.
   *
   * @param reports the last look at the budget; null before the first
   */
  static void register(PrometheusRegistry registry, Supplier<@Nullable BudgetReport> reports) {
    Supplier<@Nullable DisruptionStatus> status =
        () -> {
          BudgetReport report = reports.get();
          return report == null ? null : report.status();
        };
    gauge(
        registry,
        "orrery_disruption_claims_held",
        "Disruption claims held.",
        status,
        DisruptionStatus::held);
    gauge(
        registry,
        "orrery_disruption_claims_limit",
        "Disruption claims that may be held at once.",
        status,
        DisruptionStatus::atOnce);
    gauge(
        registry,
        "orrery_disruption_claims_last_hour",
        "Disruption claims admitted within the last hour.",
        status,
        DisruptionStatus::lastHour);
    GaugeWithCallback.builder()
        .name("orrery_disruption_state")
        .help("1 for the state that the disruption budget is in, 0 for the others.")
        .labelNames("state")
        .callback(
            data -> {
              DisruptionStatus now = status.get();
              if (now != null) {
                for (DisruptionState state : DisruptionState.values()) {
                  data.call(state == now.state() ? 1 : 0, state.name().toLowerCase(Locale.ROOT));
                }
              }
            })
        .register(registry);
  }

  private static void gauge(
      PrometheusRegistry registry,
      String name,
      String help,
      Supplier<@Nullable DisruptionStatus> status,
      Function<DisruptionStatus, @Nullable Integer> figure) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(
            data -> {
              DisruptionStatus now = status.get();
              Integer value = now == null ? null : figure.apply(now);
              if (value != null) {
                data.call(value);
              }
            })
        .register(registry);
  }
}
