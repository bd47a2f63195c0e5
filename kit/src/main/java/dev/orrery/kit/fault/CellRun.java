package dev.orrery.kit.fault;

import dev.orrery.kit.crash.Boundary;
import dev.orrery.kit.lane.Lane;
import dev.orrery.kit.scenario.Stage;
import dev.orrery.kit.subject.InProcess;
import dev.orrery.kit.subject.OperatorSpec;
import dev.orrery.kit.subject.Operators;
import dev.orrery.localcluster.proxy.FaultProxy;
import dev.orrery.localcluster.proxy.JournalEntry;
import dev.orrery.localcluster.proxy.Verb;
import dev.orrery.plan.Seed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Plays cells of one role in one lane, one after the other, with the product's own times. */
final class CellRun implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final Lane lane;
  private final Operators operators;
  private final Queue<FaultProxy> proxies = new ConcurrentLinkedQueue<>();
  private final Queue<JournalEntry> asked = new ConcurrentLinkedQueue<>();

  CellRun(Lane lane, Probe probe, Seed seed) {
    this.lane = lane;
    this.operators =
        new Operators(lane, new InProcess(), OperatorSpec.asShipped(probe.role()), seed);
  }

  CellResult play(Cell cell) {
    Probe probe = cell.probe();
    Stage stage = new Stage(lane.namespace(probe.name()), lane.admin());
    operators.weather(this::listen);
    operators.ready();
    probe.change(stage, 0);
    if (!operators.await(PATIENCE, () -> probe.done(stage, 0))) {
      return CellResult.unplayed(
          cell, "never well before: " + operators.present().running().state());
    }
    int started = operators.started();
    operators.weather(
        proxy -> {
          listen(proxy);
          cell.fault().befall(proxy, probe.targets());
        });
    FaultProxy first = operators.present().proxy();
    listen(first);
    asked.clear();
    cell.fault().befall(first, probe.targets());
    Instant begun = Instant.now();
    probe.change(stage, 1);
    pass(Duration.ofMillis(cell.seconds() * 500L));
    probe.change(stage, 2);
    pass(Duration.ofMillis(cell.seconds() * 500L));
    double lasted = Duration.between(begun, Instant.now()).toMillis() / 1000.0;
    List<JournalEntry> requests = asked.stream().filter(entry -> meant(entry, probe)).toList();
    operators.weather(this::listen);
    proxies.forEach(cell.fault()::end);
    Instant over = Instant.now();
    boolean well =
        operators.await(
            PATIENCE, () -> probe.done(stage, 2) && operators.present().running().ready());
    double seconds = Duration.between(over, Instant.now()).toMillis() / 1000.0;
    lane.vacate(stage.namespace());
    proxies.clear();
    return new CellResult(
        cell,
        well && seconds <= LIMIT.toSeconds(),
        seconds,
        requests.size() / lasted / probe.objects(),
        busiest(requests),
        operators.started() - started,
        operators.present().running().state());
  }

  @Override
  public void close() {
    operators.close();
  }

  private void listen(FaultProxy proxy) {
    if (!proxies.contains(proxy)) {
      proxies.add(proxy);
      proxy.journal().listen(asked::add);
    }
  }

  /** Lets time pass; an operator that ends meanwhile is started again. */
  private void pass(Duration time) {
    operators.await(time, () -> false);
  }

  /** Lists and watches of whole kinds are not about an object. */
  private static boolean meant(JournalEntry entry, Probe probe) {
    List<String> targets = probe.targets();
    Verb verb = entry.call().verb();
    return targets.contains(entry.call().resource()) && verb != Verb.LIST && verb != Verb.WATCH;
  }

  private static String busiest(List<JournalEntry> requests) {
    Map<String, Long> counts =
        requests.stream()
            .collect(
                Collectors.groupingBy(
                    entry -> Boundary.point(entry.call()) + " " + entry.call().verb(),
                    Collectors.counting()));
    return counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(4)
        .map(each -> each.getValue() + " " + each.getKey())
        .collect(Collectors.joining(", "));
  }
}
