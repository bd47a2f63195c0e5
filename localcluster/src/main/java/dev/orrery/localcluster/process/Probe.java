package dev.orrery.localcluster.process;

/** Whether a process does its work yet. */
@FunctionalInterface
public interface Probe {
  /** Ready as soon as it runs. */
  Probe RUNNING = () -> true;

  /** Asked many times; an answer takes at most a second and is never an exception. */
  boolean ready();
}
