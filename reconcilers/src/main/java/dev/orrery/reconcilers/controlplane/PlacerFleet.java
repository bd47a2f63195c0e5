package dev.orrery.reconcilers.controlplane;

import dev.orrery.reconcilers.port.FleetSummary;
import dev.orrery.reconcilers.port.FleetSummarySource;
import dev.orrery.scheduler.loop.PlacerStats;
import java.util.HashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The fleet as the placer sees it.
 *
 * @param stats the placer's figures; null while its caches fill
 */
public record PlacerFleet(Supplier<@Nullable PlacerStats> stats) implements FleetSummarySource {

  @Override
  public @Nullable FleetSummary summary() {
    PlacerStats now = stats.get();
    if (now == null) {
      return null;
    }
    var bounds = new HashMap<String, Integer>();
    now.bounds().forEach((name, bound) -> bounds.put(name, Math.toIntExact(bound.value())));
    var pending = new HashMap<String, Integer>();
    now.pending().forEach((reason, pods) -> pending.merge(reason.condition(), pods, Integer::sum));
    return new FleetSummary(
        now.nodes(),
        now.nodesUsed(),
        Math.toIntExact(now.lowerBound().value()),
        bounds,
        now.podsPlaced(),
        pending);
  }
}
