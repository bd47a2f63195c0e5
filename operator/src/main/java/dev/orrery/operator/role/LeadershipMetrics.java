package dev.orrery.operator.role;

import dev.orrery.plan.Epoch;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.List;

/** Who leads, for Prometheus: the sum over all processes is 1 for each role, when all is well. */
public final class LeadershipMetrics {

  private LeadershipMetrics() {}

  /** Registers what is asked at each scrape, for the roles of this process. */
  public static void register(PrometheusRegistry registry, List<RoleHost> roles) {
    GaugeWithCallback.builder()
        .name("orrery_leader")
        .help("1 while this process leads the role, 0 while it does not.")
        .labelNames("role")
        .callback(
            data ->
                roles.forEach(role -> data.call(role.held() == null ? 0 : 1, role.name().text())))
        .register(registry);
    GaugeWithCallback.builder()
        .name("orrery_leader_epoch")
        .help("The epoch in which this process leads the role; none while it does not.")
        .labelNames("role")
        .callback(
            data ->
                roles.forEach(
                    role -> {
                      Epoch epoch = role.held();
                      if (epoch != null) {
                        data.call((double) epoch.value(), role.name().text());
                      }
                    }))
        .register(registry);
  }
}
