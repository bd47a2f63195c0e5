package dev.orrery.kube.write;

import dev.orrery.plan.Epoch;
import org.jspecify.annotations.Nullable;

/** Tells whether this process leads, and in which epoch. Asked right before every write. */
@FunctionalInterface
public interface EpochSource {

  /**
   * For what is written before anybody leads (the Lease and its fence) and for a person's own
   * commands.
   */
  EpochSource UNFENCED = () -> Epoch.NONE;

  /** The epoch held at this moment, null when this process does not lead. */
  @Nullable Epoch held();

  /** Told when the server refused a write because its epoch is over. Must be brief. */
  default void doubt() {}
}
