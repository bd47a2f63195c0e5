package dev.orrery.operator;

import dev.orrery.operator.http.Decisions;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.role.LeadershipMetrics;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.role.RoleHost;
import dev.orrery.operator.settings.RoleName;
import dev.orrery.operator.settings.Settings;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The roles of one program, joined and hosted as they run in production, without the HTTP server:
 * who owns the process brings the front and decides what its end means.
 */
public final class Roles implements AutoCloseable {

  private final Wiring wiring;
  private final List<RoleHost> hosts;

  /**
   * Does nothing until {@link #start}.
   *
   * @param identity this program's, unlike any other's
   * @param end what becomes of it when a role cannot go on
   */
  public Roles(Settings settings, String identity, ProcessEnd end) {
    this(settings, identity, end, InstantSource.system());
  }

  /**
   * The same with a clock of its own, which may be wrong.
   *
   * @param clock for all times that are written or compared with others'
   */
  public Roles(Settings settings, String identity, ProcessEnd end, InstantSource clock) {
    this.wiring = new Wiring(settings, end);
    this.hosts =
        settings.roles().stream()
            .map(role -> new RoleHost(role, settings, identity, wiring.factory(role), end, clock))
            .toList();
    LeadershipMetrics.register(wiring.registry(), hosts);
  }

  /** Begins; returns at once. */
  public void start() {
    hosts.forEach(RoleHost::start);
  }

  /** How each role is, asked anew each time. */
  public Map<RoleName, Supplier<Health>> health() {
    Map<RoleName, Supplier<Health>> health = new EnumMap<>(RoleName.class);
    hosts.forEach(host -> health.put(host.name(), host::health));
    return health;
  }

  /** Stops the roles side by side and gives their Leases back. */
  @Override
  public void close() {
    List<Thread> stops =
        hosts.stream().map(host -> Thread.ofPlatform().daemon().start(host::close)).toList();
    stops.forEach(Roles::join);
  }

  PrometheusRegistry registry() {
    return wiring.registry();
  }

  Decisions decisions() {
    return wiring.decisions();
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
