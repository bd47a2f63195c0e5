package dev.orrery.kit.foreign;

import java.util.Set;

/** Something that somebody else does to what Orrery keeps. */
interface Attack {

  /** In a few words. */
  String name();

  /** One blow. */
  void strike(Victim victim);

  /** Whether all is as the user asked for, or a condition says what is wrong. */
  boolean answered(Victim victim);

  /** So many seconds in which a blow follows every second; 0 for a single one. */
  default int seconds() {
    return 0;
  }

  /** Whether it would be felt by the victims of others, or feel those. */
  default boolean alone() {
    return false;
  }

  /** Whether the attacked is asked to change something meanwhile, so that it has to write. */
  default void meanwhile(Victim victim) {
    // Most need none.
  }

  /** Objects whose writes are counted, as {@code plural/name}. */
  default Set<String> contested() {
    return Set.of();
  }

  /** Ends what goes on, when it does. */
  default void end(Victim victim) {
    // Most leave nothing behind.
  }

  /** How it was answered, in a few words. */
  default String answer(Victim victim) {
    return victim.well() ? "repaired" : "told: " + victim.reason();
  }

  /** Whether all is well again after the end. */
  default boolean recovered(Victim victim) {
    return victim.well();
  }
}
