package dev.orrery.reconcilers.port;

import org.jspecify.annotations.Nullable;

/** Tells how the fleet stands. */
@FunctionalInterface
public interface FleetSummarySource {

  /** The newest figures, null while the caches fill. Returns at once. */
  @Nullable FleetSummary summary();
}
