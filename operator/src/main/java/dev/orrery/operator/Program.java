package dev.orrery.operator;

import dev.orrery.operator.http.HealthBoard;
import dev.orrery.operator.rehearsal.Rehearsal;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.role.ProcessEnd;
import dev.orrery.operator.role.RoleHost;
import dev.orrery.operator.settings.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The program as it runs: its HTTP server and its roles. */
final class Program implements Rehearsal.Cast {

  private final List<RoleHost> hosts;
  private final HttpFront front;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final HealthBoard board;

  Program(Settings settings, String identity, Wiring wiring, ProcessEnd end) {
    this.hosts =
        settings.roles().stream()
            .map(role -> new RoleHost(role, settings, identity, wiring.factory(role), end))
            .toList();
    Map<String, Supplier<Health>> parts =
        hosts.stream().collect(Collectors.toMap(host -> host.name().text(), host -> host::health));
    this.board = new HealthBoard(parts);
    this.front = new HttpFront(settings, board, wiring.registry(), wiring.decisions());
  }

  /**
   * Begins: roles first, since they wait for the network while the HTTP server loads.
   *
   * @throws ExitException when the port is taken; then no role has begun
   */
  void start() {
    front.probePort();
    hosts.forEach(RoleHost::start);
    front.start();
    new StartReport(board, System::nanoTime).start();
  }

  @Override
  public boolean ready() {
    return board.all().ready();
  }

  /** Stops the roles side by side, gives their Leases back, then stops answering. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      List<Thread> stops =
          hosts.stream().map(host -> Thread.ofPlatform().daemon().start(host::close)).toList();
      stops.forEach(Program::join);
      front.close();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
