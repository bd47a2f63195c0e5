package dev.orrery.operator;

import dev.orrery.operator.controllers.ControllersRole;
import dev.orrery.operator.http.Decisions;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.role.Role;
import dev.orrery.operator.role.RoleClients;
import dev.orrery.operator.role.RoleFactory;
import dev.orrery.operator.scheduler.PlacerMetrics;
import dev.orrery.operator.scheduler.SchedulerRole;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.operator.settings.Settings;
import dev.orrery.reconcilers.metrics.ReconcilerMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Joins engines, adapters and reconcilers into roles, by hand and in one place. What a role that
 * does not run would need is not even loaded.
 */
final class Wiring {

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final Decisions decisions = new Decisions();
  private final Settings settings;
  private final ProcessEnd end;

  Wiring(Settings settings, ProcessEnd end) {
    this.settings = settings;
    this.end = end;
  }

  PrometheusRegistry registry() {
    return registry;
  }

  Decisions decisions() {
    return decisions;
  }

  /** How a role is made. */
  RoleFactory factory(RoleName role) {
    return switch (role) {
      case SCHEDULER -> this::scheduler;
      case CONTROLLERS -> this::controllers;
    };
  }

  private Role scheduler(RoleClients clients) {
    PlacerMetrics metrics = new PlacerMetrics(registry, this::died);
    SchedulerRole role =
        new SchedulerRole(
            clients, settings.systemNamespace(), settings.resync(), metrics, this::died);
    decisions.from(role.loop()::decisions);
    return role;
  }

  private Role controllers(RoleClients clients) {
    var metrics = new ReconcilerMetrics(registry);
    return new ControllersRole(
        clients, settings.namespaces(), settings.resync(), metrics, this::died);
  }

  private void died(Throwable failure) {
    String what = "a thread that must not end has ended: " + failure;
    end.exit(new ExitException(ExitCode.FAILED, what));
  }
}
