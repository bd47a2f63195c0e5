package dev.orrery.reconcilers.owned;

import org.jspecify.annotations.Nullable;

/** Resource versions in the order of writing. */
public final class Versions {

  private Versions() {}

  /** Whether the first was made before the second; false when either cannot be told. */
  public static boolean older(@Nullable String first, @Nullable String second) {
    return first != null
        && second != null
        && !first.isEmpty()
        && !second.isEmpty()
        && Long.parseUnsignedLong(first) < Long.parseUnsignedLong(second);
  }
}
