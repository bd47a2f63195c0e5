package dev.orrery.operator.role;

import dev.orrery.plan.Epoch;

/** What a role does. */
public interface Role extends AutoCloseable {

  /** Begins the role's work; called once, when this process leads. */
  void lead(Epoch epoch);

  /** Whether the role does its work; asked only while this process leads. */
  Health health();

  /** Stops all that writes, and waits for what is under way, some seconds at most. */
  @Override
  void close();
}
