package dev.orrery.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of a benchmark's table.
 *
 * @param instance what was measured, with its unit, for example {@code "default seed 42, %"}
 * @param ours what Orrery reached
 * @param peer what was published, or what a peer reached in the same run; null when there is none
 * @param bound what nothing can beat; null when none is known
 */
public record Row(String instance, double ours, @Nullable Double peer, @Nullable Double bound) {

  /** A line with neither peer nor bound. */
  public static Row of(String instance, double ours) {
    return new Row(instance, ours, null, null);
  }

  /** A line with a peer's figure. */
  public static Row of(String instance, double ours, double peer) {
    return new Row(instance, ours, peer, null);
  }

  /** Ours over the peer's, over the bound when there is no peer, null when there is neither. */
  public @Nullable Double ratio() {
    Double base = peer == null ? bound : peer;
    return base == null || base == 0 ? null : ours / base;
  }
}
