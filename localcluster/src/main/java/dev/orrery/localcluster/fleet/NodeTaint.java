package dev.orrery.localcluster.fleet;

import org.jspecify.annotations.Nullable;

/**
 * A taint that a simulated node is born with.
 *
 * @param key for example {@code orrery.dev/edge}
 * @param value may be absent
 * @param effect {@code NoSchedule}, {@code PreferNoSchedule} or {@code NoExecute}
 */
public record NodeTaint(String key, @Nullable String value, String effect) {}
