package dev.orrery.plan.disruption;

import org.jspecify.annotations.Nullable;

/**
 * How much may be disrupted.
 *
 * @param atOnce claims held at once
 * @param perZone claims held at once in one zone; null: no such limit
 * @param perWorkload claims held at once for one workload
 * @param perHour claims admitted within any hour; null: no such limit
 */
public record Limits(
    int atOnce, @Nullable Integer perZone, int perWorkload, @Nullable Integer perHour) {}
