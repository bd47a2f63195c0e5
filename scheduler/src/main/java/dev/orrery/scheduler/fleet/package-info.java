/**
 * The cluster as arrays: room per node and resource, pods counted per topology domain, all kept up
 * to date change by change. One thread owns a fleet; others see {@link
 * dev.orrery.scheduler.fleet.Snapshot}s.
 */
@NullMarked
package dev.orrery.scheduler.fleet;

import org.jspecify.annotations.NullMarked;
