package dev.orrery.scheduler.loop;

/** What the loop does with its decisions. */
public enum Mode {
  /** It decides and says so, but binds nothing. */
  OBSERVE,
  /** It binds. */
  BIND
}
