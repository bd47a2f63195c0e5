package dev.orrery.operator;

import dev.orrery.operator.http.HealthBoard;
import dev.orrery.operator.rehearsal.Rehearsal;
import dev.orrery.operator.role.Health;
import dev.orrery.operator.settings.Settings;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The program as it runs: its HTTP server and its roles. */
final class Program implements Rehearsal.Cast {

  private final Roles roles;
  private final HttpFront front;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final HealthBoard board;

  Program(Settings settings, Roles roles) {
    this.roles = roles;
    Map<String, Supplier<Health>> parts = new HashMap<>();
    roles.health().forEach((role, health) -> parts.put(role.text(), health));
    this.board = new HealthBoard(parts);
    this.front = new HttpFront(settings, board, roles.registry(), roles.decisions());
  }

  /**
   * Begins: roles first, since they wait for the network while the HTTP server loads.
   *
   * @throws ExitException when the port is taken; then no role has begun
   */
  void start() {
    front.probePort();
    roles.start();
    front.start();
    new StartReport(board, System::nanoTime).start();
  }

  @Override
  public boolean ready() {
    return board.all().ready();
  }

  /** Stops the roles, gives their Leases back, then stops answering. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      roles.close();
      front.close();
    }
  }
}
